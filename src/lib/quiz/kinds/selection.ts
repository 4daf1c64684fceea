import { sum } from '../moments.ts';
import { graded, invalid, shareOf } from '../outcome.ts';
import { tally } from '../tally.ts';
import type { Choice } from '../item-base.ts';
import type { Mark, Outcome } from '../outcome.ts';
import type { ItemResponse } from '../response.ts';
import type { Chosen, ResponseCounts } from '../tally.ts';

/** What choice, statement and evidence share: a set of ids is chosen, and compared with the set that is right. */
export interface SelectionKey {
	readonly kind: 'choice' | 'statement' | 'evidence';
	/** All that can be chosen. */
	readonly ids: readonly string[];
	/** All that should be. */
	readonly key: readonly string[];
	/** One is asked for, though several are right. */
	readonly one?: true;
}

interface Selection {
	readonly kind: SelectionKey['kind'];
	readonly choices: readonly Choice[];
}

const ids = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);

export const keyOf = ({ kind, choices }: Selection): SelectionKey => ({
	kind,
	ids: ids(choices),
	key: ids(choices.filter(({ correct }) => correct)),
});

/**
 * @param parts earned of parts that count, from how many were rightly chosen, wrongly chosen, and to be chosen
 */
export function gradeSelection(
	{ ids, key, one = key.length === 1 || undefined }: Omit<SelectionKey, 'one'> & { readonly one?: boolean },
	given: ItemResponse,
	parts: (right: number, wrong: number, keys: number) => readonly [earned: number, of: number],
): Outcome {
	const chosen = new Set(given);
	if (given.some((id) => !ids.includes(id))) return invalid('unknown');
	if (chosen.size < given.length) return invalid('repeated');
	// One key is asked for as one choice (radio buttons): more than one is a slip, not a guess.
	if (one && chosen.size > 1) return invalid('too-many');
	const right = key.filter((id) => chosen.has(id)).length;
	const mark = (id: string): Mark => (key.includes(id) ? (chosen.has(id) ? 'right' : 'missed') : 'wrong');
	// Of several keys one was asked for: nobody missed the others.
	const isMet = one !== undefined && right === 1;
	const [earned, of] = parts(right, chosen.size - right, isMet ? 1 : key.length);
	return graded(
		earned,
		of,
		ids.filter((id) => chosen.has(id) || (key.includes(id) && !isMet)).map((id) => [id, mark(id)] as const),
	);
}

export const correctResponse = ({ key, one }: SelectionKey): ItemResponse => (one ? key.slice(0, 1) : key);

/** Whether whatever was right still is. */
export const onlyAdds = (was: SelectionKey, is: SelectionKey): boolean =>
	is.one === true && was.key.every((id) => is.key.includes(id));

export const counts = (key: SelectionKey, responses: readonly Chosen[]): ResponseCounts => ({
	shape: 'choices',
	responses: responses.length,
	choices: tally(key.ids, key.key, responses),
});

/** How many ways to take `some` of `all`. */
const combinations = (all: number, some: number): number =>
	Array.from({ length: some }, (_, at) => (all - at) / (at + 1)).reduce((ways, factor) => ways * factor, 1);

/**
 * Mean over every selection that can be graded, each as likely, in per cent: of one key, one choice; of several, any
 * but none. Selections with as many right and as many wrong earn the same, so that one of each sort is graded.
 */
export function guess(key: SelectionKey, grade: (key: SelectionKey, given: ItemResponse) => Outcome) {
	const keys = key.ids.filter((id) => key.key.includes(id));
	const others = key.ids.filter((id) => !key.key.includes(id));
	const sorts = keys.concat('').flatMap((_, right) =>
		others.concat('').flatMap((_, wrong) => {
			const given = [...keys.slice(0, right), ...others.slice(0, wrong)];
			const outcome = given.length > 0 ? grade(key, given) : invalid('empty');
			const ways = combinations(keys.length, right) * combinations(others.length, wrong);
			return outcome.status === 'graded' ? [{ ways, share: shareOf(outcome) }] : [];
		}),
	);
	const all = sum(sorts.map(({ ways }) => ways));
	return all === 0 ? null : (100 * sum(sorts.map(({ ways, share }) => ways * share))) / all;
}

/** What most misread is chosen again and again. */
export function invent({ choices }: Selection, right: ItemResponse, isUsual: boolean): ItemResponse {
	const wrong = ids(choices.filter(({ correct }) => !correct));
	const chosen = (isUsual ? wrong[0] : wrong.at(-1)) ?? '';
	return right.length > 1 ? [...right.slice(1), chosen] : [chosen];
}
