/** Longer quotes are named by their first and last words; the address stays readable and survives a typo. */
const LONG = 120;
const WORDS = 5;

/**
 * The value of a text directive (`#:~:text=…`, WICG Scroll to Text Fragment) that finds these words.
 * `-`, `,` and `&` separate the parts of a directive and must not stand bare.
 */
export function textFragment(exact: string): string {
	const words = exact.trim().split(/\s+/);
	if (exact.length <= LONG || words.length < 2 * WORDS) return encode(words.join(' '));
	return `${encode(words.slice(0, WORDS).join(' '))},${encode(words.slice(-WORDS).join(' '))}`;
}

const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
