import { verdictOf } from '../../analysis/item-analysis.ts';
import type { Certainty } from '../../quiz/certainty.ts';
import type { Verdict } from '../../quiz/outcome.ts';
import { titleOf } from '../../quiz/wording.ts';
import type { Paper } from './papers.ts';

interface Person {
	readonly id: string;
	readonly name: string;
}

/** How sure a class was of one item, how right, and who. */
export interface CertaintyView {
	readonly item: string;
	/** From 1. */
	readonly number: number;
	readonly prompt: string;
	readonly people: Readonly<Record<Verdict, Readonly<Record<Certainty, readonly Person[]>>>>;
	readonly confidentlyWrong: number;
	/** Answered, without saying how sure. */
	readonly unsaid: readonly Person[];
}

/** Items that were most often wrong, and very surely, first. */
export function certaintyView({ version, analysis, taken }: Paper): CertaintyView[] {
	return analysis.certainty.map(({ item: id, confidentlyWrong }) => {
		const at = version.quiz.items.findIndex((item) => item.id === id);
		const item = version.quiz.items[at];
		const answered = taken.flatMap(({ student, items }) => {
			const own = items.get(id);
			if (!own || own.earned === null) return [];
			const person = { id: student.id, name: student.nickname };
			return { person, verdict: verdictOf(own.earned), certainty: own.certainty };
		});
		const who = (verdict: Verdict | null, certainty: Certainty | null) =>
			answered
				.filter((one) => one.certainty === certainty && (verdict === null || one.verdict === verdict))
				.map(({ person }) => person);
		const bySure = (verdict: Verdict) => ({ 1: who(verdict, 1), 2: who(verdict, 2), 3: who(verdict, 3) });
		return {
			item: id,
			number: at + 1,
			prompt: item ? titleOf(item) : '',
			people: { right: bySure('right'), partly: bySure('partly'), wrong: bySure('wrong') },
			confidentlyWrong,
			unsaid: who(null, null),
		};
	});
}
