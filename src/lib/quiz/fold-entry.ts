const UNSEEN = /[\p{M}\p{Cf}]/gu;
/**
 * Groups of three or, as in South Asia, of two before the last three: `20,000`, `20 000`, `20'000`, `1,00,000`; with full
 * stops from two on, since one may be decimal: `1.000.000`, but `20.000` stays twenty.
 */
const GROUPED =
	/(^|[^\d.,'])([1-9]\d{0,2}(?:([ ,'])(?:\d{2,3}\3)*\d{3}|(?:\.\d{3}){2,}))(?!\3?\d|[' ]\d|\.\d+[.,])/g;
/** A comma after which no group of three follows is decimal. */
const DECIMAL = /(^|[^\d.,'])(\d+),(\d\d?|\d{4,})(?![.,' ]?\d)/g;

/**
 * What two typed entries must share to count as the same: letters, digits and signs, whatever their case,
 * accents, white space, and forms of quotes and hyphens. Full stops count before a digit alone; how the digits of a
 * number are grouped, and of which script they are, does not count. Two different numbers are never the same.
 *
 * `´` and `″` come first, since NFKD takes them apart; so do raised digits and fractions, which would run into the
 * number before them. The rest follows NFKD, which brings some forth (`｀`, `‴`, `ŉ`). Invisible characters (soft
 * hyphens, zero-width spaces) come along when a learner pastes.
 */
export function foldEntry(entry: string): string {
	return entry
		.replace(UNSEEN, '')
		.replaceAll('´', "'")
		.replaceAll('″', '"')
		.replace(/(\p{Nd})(?=[¼-¾⅐-⅟↉])/gu, '$1 ')
		.replace(/(\p{Nd})(?=\p{No})/gu, '$1^')
		.normalize('NFKD')
		.replace(UNSEEN, '')
		.replace(/[‘’‚‛′`ʼ]/g, "'")
		.replace(/[“”„‟«»]/g, '"')
		.replace(/[‐‒–—−]/g, '-')
		.replace(/٪/g, '%')
		.replace(/٫/g, '.')
		.replace(/٬/g, ',')
		.replace(/⁄/g, '/')
		.replace(/[^\P{Nd}\d]/gu, europeanDigit)
		.toLowerCase()
		.replace(/\.(?!\d)/g, '')
		.replace(/\s+/g, ' ')
		.replace(/\bper ?cent\b|\bpct\b/g, '%')
		.replace(/ (?=%)/g, '')
		.replace(GROUPED, together)
		.replace(DECIMAL, '$1$2.$3')
		.trim();
}

const together = (_: string, before: string, number: string) => before + number.replace(/\D/g, '');

/** Digits of each script stand in a row from 0 to 9. */
function europeanDigit(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	let first = code;
	while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
	return String((code - first) % 10);
}
