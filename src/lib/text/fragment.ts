/** Longer quotes are named by their first and last words; the address stays readable and survives a typo. */
const LONG = 120;
const WORDS = 5;

/** Words beside the quote, for one that stands more than once. */
export interface Beside {
	readonly prefix?: string;
	readonly suffix?: string;
}

/**
 * The value of a text directive (`#:~:text=…`, WICG Scroll to Text Fragment) that finds these words.
 * `-`, `,` and `&` separate the parts of a directive and must not stand bare; no part may cross from one
 * block of the page into the next.
 */
export function textFragment(exact: string, { prefix = '', suffix = '' }: Beside = {}): string {
	const blocks = exact
		.trim()
		.split(/\n\s*\n/)
		.map((block) => block.trim().split(/\s+/));
	const [first = []] = blocks;
	const last = blocks.at(-1) ?? first;
	const whole = blocks.length === 1 && (exact.length <= LONG || first.length < 2 * WORDS);
	const text = whole
		? encode(first.join(' '))
		: `${encode(first.slice(0, WORDS).join(' '))},${encode(last.slice(-WORDS).join(' '))}`;
	return `${prefix && `${encode(prefix)}-,`}${text}${suffix && `,-${encode(suffix)}`}`;
}

const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
