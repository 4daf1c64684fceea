import { ruleWords, type RuleWords } from '../../words/rule-words.ts';
import { extraOf, planOf, rulesOf } from '../attempts/rules-of.ts';
import { isArchived } from '../classes/is-archived.ts';
import { loadAttempts } from '../attempts/load-attempts.ts';
import { makeHomeQuiz, type HomeQuiz } from './home-quiz.ts';
import { makePath, type HomePath } from './make-path.ts';
import type { Taken } from './taken.ts';

export interface Home {
	/** Id. */
	readonly student: string;
	readonly title: string;
	readonly message: string;
	readonly timeZone: string;
	/** ISO date of the facts in all its quizzes; empty where they are not of one date, as each says for itself. */
	readonly asOf: string;
	readonly isGraded: boolean;
	readonly rules: readonly RuleWords[];
	readonly quizzes: readonly HomeQuiz[];
	/** Of a module that was assigned as one; null: quizzes alone. */
	readonly path: HomePath | null;
}

/** One assignment as its student sees it before, between and after attempts. */
export async function makeHome(taken: Taken): Promise<Home> {
	const { database, assignment, student, now } = taken;
	const rules = rulesOf(assignment);
	const plan = planOf(assignment);
	const rows = await database.db
		.selectFrom('assignment_quiz')
		.select('place')
		.distinct()
		.where('assignment_id', '=', assignment.id)
		.orderBy('place')
		.execute();
	const loaded = await loadAttempts(database.db, assignment, student, now);
	const archived = await isArchived(database.db, assignment.class_id);
	const quizzes: HomeQuiz[] = [];
	for (const { place } of rows) {
		const own = loaded.filter(({ row }) => row.place === place);
		const quiz = await makeHomeQuiz({ ...taken, place }, own);
		if (quiz) quizzes.push(archived ? { ...quiz, refused: 'archived' } : quiz);
	}
	return {
		student: student.id,
		title: assignment.title,
		message: rules.message,
		timeZone: rules.timeZone,
		asOf: oneOf(quizzes.map(({ asOf }) => asOf)),
		isGraded: rules.mode === 'graded',
		rules: ruleWords(rules, extraOf(student, assignment), now),
		quizzes,
		path: plan && (await makePath(taken, plan, quizzes)),
	};
}

const oneOf = ([first = '', ...others]: readonly string[]) =>
	others.every((other) => other === first) ? first : '';
