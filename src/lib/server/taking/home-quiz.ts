import { handsInBy } from '../../rules/deadline.ts';
import { countingScore } from '../../rules/counting-score.ts';
import { clockWords } from '../../words/assignments.ts';
import { dueWords } from '../../words/due-words.ts';
import { compare, fraction, toNumber, type Fraction } from '../../rules/fraction.ts';
import { mayStart, type StartRefusal } from '../../rules/permission.ts';
import { percent } from '../../words/percent.ts';
import { withUnmarked } from '../../words/marking.ts';
import { pointsOutOf } from '../../words/words.ts';
import { possibleIn } from '../../quiz/ruling.ts';
import { extraOf, rulesAt } from '../attempts/rules-of.ts';
import { type LoadedAttempt } from '../attempts/load-attempts.ts';
import { latestDecisions, overrideOf } from '../attempts/overrides.ts';
import { passedSoFar, waitingFor } from '../attempts/scores.ts';
import { quizAt } from '../attempts/quiz-at.ts';
import { releasedTo } from '../attempts/released-to.ts';
import { asOfVersion } from '../library.ts';
import { addressOf, type Taken } from './taken.ts';

export interface HomeQuiz {
	readonly place: number;
	readonly title: string;
	readonly summary: string;
	readonly items: number;
	/** ISO date of its facts; may be empty. */
	readonly asOf: string;
	readonly address: string;
	readonly state: 'not-started' | 'under-way' | 'over';
	/** Why no attempt can be begun now; null: it can, or one is under way. */
	readonly refused: StartRefusal | 'archived' | null;
	/** When it was over, in words; empty before. */
	readonly overAt: string;
	/** Whether the student handed it in; false: the time ran out. */
	readonly handedIn: boolean;
	readonly answered: number;
	/** What to say before it begins, where it runs against the clock; empty without one. */
	readonly clock: string;
	/** `7.5 of 10 points, 75%`, with what is not marked yet; null when it is not released. */
	readonly score: {
		readonly words: string;
		readonly passed: boolean | null;
		readonly late: boolean;
		/** Whether the teacher has decided it otherwise. */
		readonly isDecided: boolean;
		/** What the teacher says about it: why it was decided, or a comment alone. May be empty. */
		readonly comment: string;
	} | null;
	/** How many attempts are over. */
	readonly over: number;
	/** Of all attempts: for what may wait on the device. */
	readonly attempts: readonly { readonly id: string; readonly receivedAt: number }[];
}

/** Where the assignment closes sooner than the time limit, it has no longer than that. */
function clockOf({ assignment, student, place, now }: Taken): string {
	const rules = rulesAt(assignment)(place);
	const by = rules.timeLimit === null ? null : handsInBy(rules, extraOf(student, assignment), now);
	return by === null ? '' : clockWords(by - now);
}

/** One quiz of an assignment as its student sees it; null where there is none. */
export async function makeHomeQuiz(taken: Taken, own: readonly LoadedAttempt[]): Promise<HomeQuiz | null> {
	const { database, assignment, student, place, now } = taken;
	const rules = rulesAt(assignment)(place);
	const found = own.at(-1)?.version ?? (await quizAt(database.db, assignment, place, student))?.version;
	if (!found) return null;
	const running = own.find(({ overSince }) => overSince === null);
	const last = own.findLast(({ overSince }) => overSince !== null);
	const begun = own.map(({ delivered }) => delivered);
	const may = mayStart(rules, extraOf(student, assignment), begun, now);
	const newest = running ?? last;
	return {
		place,
		title: found.quiz.title,
		summary: found.quiz.summary,
		items: found.quiz.items.length,
		asOf: asOfVersion(found),
		address: addressOf(taken),
		state: running ? 'under-way' : last ? 'over' : 'not-started',
		refused: running || may.may ? null : may.because,
		overAt: last?.overSince ? dueWords(last.overSince, rules.timeZone, now) : '',
		handedIn: last?.row.handed_in_at != null,
		answered: newest ? answeredIn(newest) : 0,
		clock: clockOf(taken),
		score: await scoreOf(taken, own, possibleIn(found.quiz.items)),
		over: own.filter(({ overSince }) => overSince !== null).length,
		attempts: own.map(({ row, lastReceivedAt }) => ({ id: row.id, receivedAt: lastReceivedAt })),
	};
}

const answeredIn = ({ answered, attempt, overSince }: LoadedAttempt) =>
	overSince === null
		? Object.values(attempt.items).filter(({ response }) => response.length > 0).length
		: answered;

/**
 * What counts of some attempts, once the score of every one of them is released; or what the teacher has decided, also
 * for somebody who has finished none: it was on paper, or they were away.
 */
export async function scoreOf(
	{ database, assignment, student, place, now }: Taken,
	own: readonly LoadedAttempt[],
	possible: number,
): Promise<HomeQuiz['score']> {
	const over = own.filter(({ overSince }) => overSince !== null);
	const rules = rulesAt(assignment)(place);
	const scored = over.map(({ delivered, earned }) => ({ ...delivered, earned }));
	const score = countingScore(rules, extraOf(student, assignment), possible, scored, now);
	for (const one of over) {
		const released = await releasedTo(database.db, assignment, student, one, now);
		if (!released.score) return null;
	}
	const given = (await latestDecisions(database.db, assignment.id)).get(`${student.id} ${place}`);
	const decided = overrideOf(given, possible);
	if (!decided) {
		if (!score) return null;
		const { late } = score;
		const unmarked = waitingFor(over, score, rules);
		const words = withUnmarked(scoreWords(score.earned, possible), unmarked);
		return {
			words,
			passed: passedSoFar(score, unmarked),
			late,
			isDecided: false,
			comment: given?.comment ?? '',
		};
	}
	const earned = fraction(BigInt(decided.earned), 1000n);
	const needed = fraction(BigInt(rules.passMark ?? 0) * BigInt(possible), 100n);
	return {
		words: scoreWords(earned, possible),
		passed: rules.passMark === null ? null : compare(earned, needed) >= 0,
		// What lateness cost was the teacher's to take off.
		late: false,
		isDecided: true,
		comment: decided.comment,
	};
}

function scoreWords(earned: Fraction, possible: number): string {
	const share = possible === 0 ? '' : `, ${percent(toNumber(earned) / possible)}`;
	return `${pointsOutOf(toNumber(earned), possible)}${share}`;
}
