/**
 * What two typed entries must share to count as the same: letters and digits, whatever their case, accents,
 * white space, and forms of quotes and hyphens.
 */
export function foldEntry(entry: string): string {
	return entry
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[‘’‚‛′]/g, "'")
		.replace(/[“”„‟″«»]/g, '"')
		.replace(/[‐‑‒–—−]/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
