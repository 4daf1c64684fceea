import type { MarkState } from '../../rules/marking.ts';
import { studentNumber } from '../../words/marking.ts';
import { isForMe, type OwnMarking } from './own-marking.ts';

interface MarkingRow {
	/** Question or student. */
	readonly title: string;
	readonly detail: string;
	readonly counts: Readonly<Record<MarkState, number>>;
	readonly of: number;
	/** How many wait for this teacher. */
	readonly mine: number;
	/** The answer to begin with: one that waits, else the first; null without any. */
	readonly start: string | null;
}

/** What there is to mark: a row for each question, or for each student. */
export function markingList(own: OwnMarking): MarkingRow[] {
	const { marking, order, sorted } = own;
	if (order === 'question')
		return marking.questions.map(({ item, title, number }, at) =>
			rowOf(
				own,
				{ title: item.prompt, detail: `${title}, question ${number}` },
				sorted.filter(({ answer }) => answer.question === at),
			),
		);
	const students = Map.groupBy(sorted, ({ studentNumber: number }) => number);
	return [...students].map(([number, answers]) => {
		const name = answers[0]?.answer.student.nickname ?? '';
		return rowOf(own, { title: marking.isAnonymous ? studentNumber(number) : name, detail: '' }, answers);
	});
}

function rowOf(
	{ options, teacher }: OwnMarking,
	head: Pick<MarkingRow, 'title' | 'detail'>,
	answers: OwnMarking['sorted'],
): MarkingRow {
	const count = (state: MarkState) => answers.filter(({ answer }) => answer.state === state).length;
	const mine = answers.filter(({ answer }) => isForMe(answer, options, teacher));
	return {
		...head,
		counts: {
			waiting: count('waiting'),
			second: count('second'),
			differs: count('differs'),
			marked: count('marked'),
		},
		of: answers.length,
		mine: mine.length,
		start: (mine[0] ?? answers[0])?.answer.id ?? null,
	};
}
