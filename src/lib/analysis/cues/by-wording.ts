import { absolutesIn, hedgesIn, quotationsIn, rootsOf, shared } from '../../text/telling-words.ts';
import { listsOf, responsesBy, type Guess, type List } from './guess.ts';
import type { Item } from '../../quiz/types.ts';

type Options = List['options'];

/** Picks the options of a list that have something; all or none of them say nothing. */
export type Look = (options: Options, item: Item) => Options;

/** Follows one look through all lists of an item; null where no list shows anything. */
export function guessBy(item: Item, look: Look): Guess | null {
	const hunch = new Map<string, readonly string[]>();
	for (const { part, options } of listsOf(item)) {
		const seen = look(options, item);
		if (seen.length > 0 && seen.length < options.length)
			hunch.set(
				part,
				seen.map(({ id }) => id),
			);
	}
	return hunch.size === 0 ? null : { responses: responsesBy(item, hunch), parts: [...hunch.keys()] };
}

/** Those of which a measure is greatest. */
export function most(options: Options, measure: (text: string) => number): Options {
	const measured = options.map((option) => ({ option, value: measure(option.text) }));
	const greatest = Math.max(...measured.map(({ value }) => value));
	return measured.filter(({ value }) => value === greatest).map(({ option }) => option);
}

export const longest: Look = (options) => most(options, (text) => text.length);
export const shortest: Look = (options) => most(options, (text) => -text.length);
export const mostHedged: Look = (options) => most(options, (text) => hedgesIn(text).length);
export const leastAbsolute: Look = (options) => most(options, (text) => -absolutesIn(text).length);

/** Has the most words of what is asked. */
export const echo: Look = (options, item) => echoOf(options, shownBy(item));

/** Has the fewest of them. */
export const unlike: Look = (options, item) => {
	const roots = rootsOf(shownBy(item));
	return most(options, (text) => -shared(rootsOf(text), roots));
};

/** Has the most words of what the prompt quotes. */
export const quotedEcho: Look = (options, { prompt }) => echoOf(options, quotationsIn(prompt).join(' '));

function echoOf(options: Options, shown: string): Options {
	const roots = rootsOf(shown);
	return most(options, (text) => shared(rootsOf(text), roots));
}

/** In a gap, its own sentence says more than the prompt, which many share. */
const shownBy = (item: Item) => (item.kind === 'gap' ? item.text.join(' … ') : item.prompt);

export const first: Look = (options) => options.slice(0, 1);
export const last: Look = (options) => options.slice(-1);
export const inner: Look = (options) => options.slice(1, -1);
/** Of an even number, the two in the middle; of two, none. */
export const middle: Look = (options) =>
	options.slice(Math.ceil(options.length / 2) - 1, Math.floor(options.length / 2) + 1);

/** The options under the label that most of them have, where there are two labels: “Yes, …” and “No, …”. */
export const majorityLabel: Look = (options) => byLabel(options).at(-1) ?? [];

/** The option that alone has its label. */
export const oddLabel: Look = (options) => byLabel(options).find(({ length }) => length === 1) ?? [];

/** The smaller group first; none unless there are two, of different sizes. */
function byLabel(options: Options): readonly Options[] {
	const labels = options.map(({ text }) => /^(\p{L}+)(?:[,;:.]| [–—-])/u.exec(text)?.[1]?.toLowerCase());
	if (labels.includes(undefined)) return [];
	const groups = [...new Set(labels)].map((label) => options.filter((_, at) => labels[at] === label));
	if (groups.length !== 2 || groups[0]?.length === groups[1]?.length) return [];
	return groups.sort((a, b) => a.length - b.length);
}

/** A judgement, whatever the statement says. */
export const judged =
	(id: string): Look =>
	(options) =>
		options.filter((option) => option.id === id);

/** A judgement, where the statement has words that seem to tell. */
export const judgedWhere =
	(id: string, tells: (statement: string) => boolean): Look =>
	(options, item) =>
		item.kind === 'statement' && tells(item.statement) ? judged(id)(options, item) : [];

export const isHedged = (text: string): boolean => hedgesIn(text).length > 0;
export const isAbsolute = (text: string): boolean => absolutesIn(text).length > 0;
