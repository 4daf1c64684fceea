/**
 * What two typed entries must share to count as the same: letters, digits and signs, whatever their case,
 * accents, white space, and forms of quotes and hyphens. `´` and `″` come first, since NFKD takes them apart;
 * the rest follow it, since NFKD brings some forth (`｀`, `‴`, `ŉ`). Invisible characters (soft hyphens,
 * zero-width spaces) come along when a learner pastes.
 */
export function foldEntry(entry: string): string {
	return entry
		.replaceAll('´', "'")
		.replaceAll('″', '"')
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[‘’‚‛′`ʼ]/g, "'")
		.replace(/[“”„‟«»]/g, '"')
		.replace(/[‐‒–—−]/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
