import { ruleWords } from '../../words/rule-words.ts';
import { dueWords } from '../../words/due-words.ts';
import { possibleIn } from '../../quiz/ruling.ts';
import { paperItem } from './paper.ts';
import { extraOf, rulesOf } from '../attempts/rules-of.ts';
import { releasedTo } from '../attempts/released-to.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import { scoreOf, type HomeQuiz } from './make-home.ts';
import type { PaperItem } from '../../wire/paper-view.ts';
import type { Reading } from '../../text/types.ts';
import type { Taken } from './taken.ts';

export interface PaperView {
	readonly title: string;
	/** Counted from 1. */
	readonly number: number;
	/** When it was over, in words. */
	readonly overAt: string;
	readonly handedIn: boolean;
	/** Of this attempt alone; null when it is not released. */
	readonly score: HomeQuiz['score'];
	readonly items: readonly PaperItem[];
	/** Empty as long as nothing is cited. */
	readonly readings: readonly Reading[];
	/** What is still to come, and when; empty when all is there. */
	readonly waits: string;
	/** What waits comes some day: the rules do not keep it back for good. */
	readonly comes: boolean;
}

/** The student's own paper of an attempt that is over. */
export async function makePaper(taken: Taken, loaded: LoadedAttempt): Promise<PaperView> {
	const { database, assignment, student, now } = taken;
	const { row, version, attempt, overSince } = loaded;
	const rules = rulesOf(assignment);
	const released = await releasedTo(database.db, assignment, student, loaded, now);
	const results = ruleWords(rules, extraOf(student), now).find(({ name }) => name === 'Results');
	return {
		title: version.quiz.title,
		number: row.number,
		overAt: overSince === null ? '' : dueWords(overSince, rules.timeZone, now),
		handedIn: row.handed_in_at !== null,
		score: await scoreOf(taken, [loaded], possibleIn(version.quiz.items)),
		items: attempt.order.flatMap((id) => {
			const item = version.quiz.items.find((one) => one.id === id);
			const state = attempt.items[id];
			return item && state ? [paperItem(item, state.first ?? state, released)] : [];
		}),
		readings: released.feedback || released.keys ? version.readings : [],
		waits: released.feedback && released.keys ? '' : (results?.text ?? ''),
		comes:
			(!released.score && rules.score !== 'never') ||
			(!released.feedback && rules.feedback !== 'never') ||
			(!released.keys && rules.keys !== 'never'),
	};
}
