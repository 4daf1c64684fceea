import type { Certainty } from '../../quiz/certainty.ts';
import { grade } from '../../quiz/grade.ts';
import { gradingKey } from '../../quiz/grading.ts';
import type { ItemState } from '../../quiz/attempt.ts';
import { itemVerdict, type ItemVerdict } from '../../quiz/outcome.ts';
import { whys } from '../../quiz/paper-line.ts';
import { paperLines } from '../../quiz/papering.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import { earnedOf, possibleIn, worthOf } from '../../quiz/ruling.ts';
import type { Item } from '../../quiz/types.ts';
import { wordingOf } from '../../quiz/wording.ts';
import { type Released, shipsKeys } from '../../rules/release.ts';
import type { Reading } from '../../text/types.ts';
import type { PaperItem } from '../../wire/paper-view.ts';
import { dueWords } from '../../words/due-words.ts';
import { ruleWords } from '../../words/rule-words.ts';
import { rulingWords } from '../../words/ruling-words.ts';
import type { Mark } from '../../rules/marking.ts';
import { earnedWords, pointsOutOf } from '../../words/words.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import { releasedTo } from '../attempts/released-to.ts';
import { rulesAt, extraOf } from '../attempts/rules-of.ts';
import { markOf } from '../marking/mark-of.ts';
import { writtenPaper } from '../marking/written-paper.ts';
import { disguise } from './disguise.ts';
import { scoreOf, type HomeQuiz } from './home-quiz.ts';
import type { Taken } from './taken.ts';

interface Given {
	readonly response: ItemResponse;
	readonly certainty: Certainty | null;
	/** What a teacher gave for an answer in the student’s own words; absent: nobody has. */
	readonly mark?: Mark | null;
}

/**
 * One item of a student's own paper: what they gave, and as far as it is released how right that was and why. Built
 * from a list of fields, so that what is not released was never in it.
 * @param readings in which the sentences they chose are found
 */
export function paperItem(
	item: Item,
	given: Given,
	{ feedback, keys }: Released,
	readings: readonly Reading[] = [],
): PaperItem {
	const key = gradingKey(item);
	const { response, mark = null } = given;
	const found = grade(key, response, mark?.levels);
	const isOpen = item.kind === 'open';
	const outcome = feedback && found.status === 'graded' ? found : null;
	const verdict = itemVerdict(found);
	return {
		prompt: item.prompt,
		statement: wordingOf(item).title?.(item) ?? '',
		certainty: given.certainty,
		verdict: feedback ? verdict : null,
		earned: feedback ? earnedIn(verdict, earnedOf(key, found), worthOf(key), isOpen) : '',
		note: feedback ? rulingWords(item) : '',
		lines: paperLines(item, { response, outcome, keys }),
		why: keys ? whys(item) : [],
		written: isOpen ? writtenPaper(item, response, mark, { feedback, keys }, readings) : null,
	};
}

/** What was marked is neither right nor wrong in a word: then points are always said. */
function earnedIn(verdict: ItemVerdict, earned: number, worth: number, isOpen: boolean): string {
	const isMarked = isOpen && verdict !== 'unmarked' && verdict !== 'unanswered';
	return isMarked && worth > 0 ? pointsOutOf(earned, worth) : earnedWords(verdict, earned, worth);
}

/** What counts of an item, with what a teacher gave for it. */
const givenIn = (loaded: LoadedAttempt, item: Item, { first, ...now }: ItemState): Given => ({
	...(first ?? now),
	mark: item.kind === 'open' ? markOf(loaded, item) : null,
});

/** Feedback of the items that were checked while the attempt runs, by the names of the page; of no others. */
export async function makeFeedback(
	{ database, assignment, student, now }: Taken,
	loaded: LoadedAttempt,
): Promise<ReadonlyMap<string, PaperItem>> {
	const { attempt, version } = loaded;
	// Such a page explains its items itself.
	if (shipsKeys(rulesAt(assignment)(loaded.row.place))) return new Map();
	const released = await releasedTo(database.db, assignment, student, loaded, now);
	if (!released.feedback) return new Map();
	const { itemName } = disguise(version.quiz, attempt);
	return new Map(
		version.quiz.items.flatMap((item): [string, PaperItem][] => {
			const state = attempt.items[item.id];
			if (!state || state.phase === 'open') return [];
			return [[itemName(item.id), paperItem(item, givenIn(loaded, item, state), released, version.readings)]];
		}),
	);
}

interface PaperView {
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
	const rules = rulesAt(assignment)(row.place);
	const released = await releasedTo(database.db, assignment, student, loaded, now);
	const results = ruleWords(rules, extraOf(student, assignment), now).find(({ name }) => name === 'Results');
	return {
		title: version.quiz.title,
		number: row.number,
		overAt: overSince === null ? '' : dueWords(overSince, rules.timeZone, now),
		handedIn: row.handed_in_at !== null,
		score: await scoreOf(taken, [loaded], possibleIn(version.quiz.items)),
		items: attempt.order.flatMap((id) => {
			const item = version.quiz.items.find((one) => one.id === id);
			const state = attempt.items[id];
			return item && state ? [paperItem(item, givenIn(loaded, item, state), released, version.readings)] : [];
		}),
		readings: released.feedback || released.keys ? version.readings : [],
		waits: released.feedback && released.keys ? '' : (results?.text ?? ''),
		comes:
			(!released.score && rules.score !== 'never') ||
			(!released.feedback && rules.feedback !== 'never') ||
			(!released.keys && rules.keys !== 'never'),
	};
}
