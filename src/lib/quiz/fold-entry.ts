/**
 * What two typed entries must share to count as the same: letters, digits and signs, whatever their case,
 * accents, white space, and forms of quotes and hyphens. Quotes come first, since NFKD takes `″` and `´`
 * apart; invisible characters (soft hyphens, zero-width spaces) come along when a learner pastes.
 */
export function foldEntry(entry: string): string {
	return entry
		.replace(/[‘’‚‛′´`ʼ]/g, "'")
		.replace(/[“”„‟″«»]/g, '"')
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[‐‒–—−]/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
