/** Longer quotes are named by their first and last words; the address stays readable and survives a typo. */
const LONG = 120;
const WORDS = 5;

/**
 * The value of a text directive (`#:~:text=…`, WICG Scroll to Text Fragment) that finds these words.
 * `-`, `,` and `&` separate the parts of a directive and must not stand bare; no part may cross from one
 * block of the page into the next.
 */
export function textFragment(exact: string): string {
	const blocks = exact
		.trim()
		.split(/\n\s*\n/)
		.map((block) => block.split(/\s+/));
	const [first = []] = blocks;
	const last = blocks.at(-1) ?? first;
	const whole = blocks.length === 1 && (exact.length <= LONG || first.length < 2 * WORDS);
	if (whole) return encode(first.join(' '));
	return `${encode(first.slice(0, WORDS).join(' '))},${encode(last.slice(-WORDS).join(' '))}`;
}

const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
