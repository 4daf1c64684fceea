import { asksForSeveral } from '../../quiz/kinds/choice/redact.ts';
import { gradingOf, gradingKey } from '../../quiz/grading.ts';
import { type GradingKey } from '../../quiz/key.ts';
import type { Ruling } from '../../quiz/key.ts';
import type { Item } from '../../quiz/types.ts';
import type { QuizVersion } from '../quiz-versions.ts';

/** What a teacher can do with a question whose key was corrected: go by the new key, give all full marks, leave it out. */
export const MARKINGS = ['key', 'full', 'out'] as const;
export type Marking = (typeof MARKINGS)[number];

/** How a corrected quiz is to be graded. */
export interface RegradeChoices {
	/** By id of item, of those whose key was corrected; `key` where nothing is said. */
	readonly markings: Readonly<Record<string, Marking>>;
	/** Whether marks may fall. If not, what was right before goes on counting. */
	readonly lower: boolean;
	/** Nothing was corrected: questions count more, or less, than before. */
	readonly points?: true;
}

/** The version as its author wrote it, without what a teacher decided. */
export const withoutRulings = (version: QuizVersion): QuizVersion => ({
	...version,
	quiz: { ...version.quiz, items: version.quiz.items.map(({ ruling: _, ...item }) => item) },
});

/** The version with what each item is worth. @param worth points, by id; an item that is not named stays as it is */
export const pointedVersion = (version: QuizVersion, worth: ReadonlyMap<string, number>): QuizVersion => ({
	...version,
	quiz: {
		...version.quiz,
		items: version.quiz.items.map((item) => pointed(item, worth.get(item.id) ?? item.ruling?.points)),
	},
});

/** One point is what an item is worth of itself, and is not written down: equal versions have equal hashes. */
export function pointed({ ruling, ...item }: Item, points = 1): Item {
	const { points: _, ...rest } = ruling ?? {};
	const own: Ruling = points === 1 ? rest : { ...rest, points };
	return Object.keys(own).length > 0 ? { ...item, ruling: own } : item;
}

/** Whether both are graded alike, whatever was decided about either. */
export const isKeyedAlike = ({ ruling: _, ...one }: Item, { ruling: __, ...other }: Item) =>
	JSON.stringify(gradingKey(one)) === JSON.stringify(gradingKey(other));

/**
 * A corrected version with what a teacher decided about it. What was decided earlier about the other items stays.
 * @param from what everybody is graded by now; it has the same items
 */
export function ruledVersion(from: QuizVersion, to: QuizVersion, choices: RegradeChoices): QuizVersion {
	const former = new Map(from.quiz.items.map((item) => [item.id, item]));
	const items = to.quiz.items.map((item): Item => {
		const before = former.get(item.id);
		if (!before) return item;
		const ruling = isKeyedAlike(before, item)
			? before.ruling
			: rulingOf(before, item, choices.markings[item.id] ?? 'key', choices.lower);
		return ruling ? { ...item, ruling } : item;
	});
	return { ...to, quiz: { ...to.quiz, items } };
}

function rulingOf(before: Item, item: Item, marking: Marking, lower: boolean): Ruling | undefined {
	const one = asksForOne(before) && !asksForOne(item);
	const [was, is] = [gradingKey(before), { ...gradingKey(item), ...(one ? { one } : {}) }];
	const keeps = marking === 'key' && !lower && was.marks !== 'out' && !onlyAdds(was, is);
	const points = before.ruling?.points;
	const ruling: Ruling = {
		...(points === undefined ? {} : { points }),
		...(marking === 'key' ? {} : { marks: marking }),
		...(one ? { one } : {}),
		...(keeps ? { or: [was] } : {}),
	};
	return Object.keys(ruling).length > 0 ? ruling : undefined;
}

/** Whether a student gives one answer, or has no choices to give. */
export const asksForOne = (item: Item) => !('choices' in item) || !asksForSeveral(item);

/** Whether whatever was right still is: then nobody’s mark can fall. */
function onlyAdds(was: GradingKey, is: GradingKey): boolean {
	if (was.or || was.marks) return false;
	return was.kind === is.kind && (gradingOf(is).onlyAdds?.(was, is) ?? false);
}
