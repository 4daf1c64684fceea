import { VALUE } from '../../quiz/kinds/numeric/item.ts';
import { mixedSteps } from '../../quiz/shuffle.ts';
import { rootsOf, shared } from '../../text/telling-words.ts';
import { most } from './by-wording.ts';
import { responsesBy, type Guess, type Hunch } from './guess.ts';
import type { Item, ItemOf } from '../../quiz/types.ts';

/** Strategies for what is paired, ordered or typed. */

/** Pairs each row with the target that shares most words with it; null where none shares any. */
export function pairByWords(item: ItemOf<'match'>): Guess | null {
	const hunch = wordHunch(item);
	return hunch.size === 0 ? null : { responses: responsesBy(item, hunch), parts: [...hunch.keys()] };
}

function wordHunch({ rows, targets }: ItemOf<'match'>): Hunch {
	return new Map(
		rows.flatMap(({ id, text }) => {
			const roots = rootsOf(text);
			const seen = most(targets, (target) => shared(rootsOf(target), roots));
			return seen.length < targets.length ? [[id, seen.map((target) => target.id)] as const] : [];
		}),
	);
}

/** Each target belongs to one row, and none is left over. */
export const pairsOff = ({ rows, targets }: ItemOf<'match'>): boolean =>
	rows.length === targets.length && new Set(rows.map(({ target }) => target)).size === rows.length;

/** Pairs by words what can be, and spreads the targets that remain over the rows that remain. */
export function pairByElimination(item: ItemOf<'match'>): Guess | null {
	if (!pairsOff(item)) return null;
	const sure = new Map<string, string>();
	for (const [row, [target, ...others]] of wordHunch(item))
		if (target !== undefined && others.length === 0 && ![...sure.values()].includes(target))
			sure.set(row, target);
	const rows = item.rows.filter(({ id }) => !sure.has(id)).map(({ id }) => id);
	const targets = item.targets.filter(({ id }) => ![...sure.values()].includes(id)).map(({ id }) => id);
	const known = [...sure].map(([row, target]) => `${row}=${target}`);
	const responses = Array.from({ length: Math.max(1, rows.length) }, (_, turn) => [
		...known,
		...rows.map((row, at) => `${row}=${targets[(at + turn) % targets.length] ?? ''}`),
	]);
	return { responses, parts: item.rows.map(({ id }) => id) };
}

/** One order, whatever it is. */
const ordered = (ids: readonly string[]): Guess => ({ responses: [ids], parts: [''] });

/** As the page and the worksheet show the steps. */
export const asPrinted = ({ id, steps }: ItemOf<'order'>): Guess =>
	ordered(mixedSteps(steps, id).map((step) => step.id));

export const byAlphabet = ({ steps }: ItemOf<'order'>): Guess =>
	ordered(
		[...steps].sort((a, b) => (a.text.toLowerCase() < b.text.toLowerCase() ? -1 : 1)).map((step) => step.id),
	);

/** Types a number that the prompt has. */
export function numberInPrompt({ prompt }: Item): Guess | null {
	const numbers = prompt.match(/\d(?:[\d.,]*\d)?/g) ?? [];
	return numbers.length === 0
		? null
		: { responses: numbers.map((number) => [`${VALUE}=${number}`]), parts: [''] };
}
