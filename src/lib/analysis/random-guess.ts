import { grade } from '../quiz/grade.ts';
import { sum } from './moments.ts';
import type { GapKey, GradingKey, SelectionKey } from '../quiz/grading-key.ts';

/**
 * What blind guessing earns on average, in per cent; null where guessing has no fair model: a typed gap, or
 * evidence of which several sentences are to be found (who guesses does not select half an article).
 * Moodle's “random guess score”; unlike Moodle, which leaves them out, several keys have one.
 */
export function randomGuess(key: GradingKey): number | null {
	switch (key.kind) {
		case 'choice':
		case 'statement':
			return guessedSelection(key);
		case 'evidence':
			return key.key.length === 1 ? guessedSelection(key) : null;
		case 'match':
			return key.rows.length === 0 || key.targets.length === 0 ? null : 100 / key.targets.length;
		case 'order':
			// Every order is as likely as its reverse, and the two share the pairs out between them.
			return key.key.length < 2 ? 100 : 50;
		case 'gap':
			return guessedGaps(key.gaps);
	}
}

/**
 * Mean over every selection that can be graded, each as likely: of one key, one choice; of several, any but none.
 * Selections with as many right and as many wrong earn the same, so that one of each sort is graded.
 */
function guessedSelection(key: SelectionKey): number | null {
	const keys = key.ids.filter((id) => key.key.includes(id));
	const others = key.ids.filter((id) => !key.key.includes(id));
	const sorts = keys.concat('').flatMap((_, right) =>
		others.concat('').flatMap((_, wrong) => {
			const outcome = grade(key, [...keys.slice(0, right), ...others.slice(0, wrong)]);
			const ways = combinations(keys.length, right) * combinations(others.length, wrong);
			return outcome.status === 'graded' ? [{ ways, earned: outcome.earned }] : [];
		}),
	);
	const all = sum(sorts.map(({ ways }) => ways));
	return all === 0 ? null : (100 * sum(sorts.map(({ ways, earned }) => ways * earned))) / all;
}

function guessedGaps(gaps: readonly GapKey[]): number | null {
	if (gaps.length === 0 || gaps.some(({ choices }) => choices.length === 0)) return null;
	return (100 * sum(gaps.map(({ choices, accept }) => accept.length / choices.length))) / gaps.length;
}

/** How many ways to take `some` of `all`. */
const combinations = (all: number, some: number): number =>
	Array.from({ length: some }, (_, at) => (all - at) / (at + 1)).reduce((ways, factor) => ways * factor, 1);
