import type { Attempt } from '../../quiz/attempt.ts';
import { isWholeRating } from '../../quiz/kinds/open/grade.ts';
import { report, type Keyed, type Marked, type Report } from '../../quiz/report.ts';
import type { Mark } from '../../rules/marking.ts';
import { countingMarks, type AttemptMarks } from './marks.ts';

type Keys = ReadonlyMap<string, Pick<Keyed, 'key'>>;

/** The marks that count, by id of item: of those that are for the answer, and by the rubric, as they are now. */
export function marksIn(keys: Keys, attempt: Attempt, marks: AttemptMarks): ReadonlyMap<string, Mark> {
	const counting = countingMarks(marks, (item) => attempt.items[item]?.first?.response ?? []);
	return new Map(
		[...counting].filter(([item, { levels }]) => {
			const key = keys.get(item)?.key;
			return key?.kind === 'open' && isWholeRating(key, levels);
		}),
	);
}

/** The same for grading. */
export const markedIn = (keys: Keys, attempt: Attempt, marks: AttemptMarks): Marked =>
	new Map([...marksIn(keys, attempt, marks)].map(([item, { levels }]) => [item, levels]));

/** An attempt with what teachers gave for its answers. */
export const reportWith = (keys: ReadonlyMap<string, Keyed>, attempt: Attempt, marks: AttemptMarks): Report =>
	report(keys, attempt, markedIn(keys, attempt, marks));
