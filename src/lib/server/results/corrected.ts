import { DRAWN_QUIZ, drawnItemId } from '../../quiz/drawn-item-id.ts';
import type { Item, Module, Quiz } from '../../quiz/types.ts';
import { titleOf, keyWords } from '../../quiz/wording.ts';
import { versionOf } from '../assignments/assignments.ts';
import {
	asksForOne,
	isKeyedAlike,
	withoutRulings,
	MARKINGS,
	type Marking,
	type RegradeChoices,
} from '../attempts/ruled-version.ts';
import { itemNow } from '../item-now.ts';
import { modules } from '../library.ts';
import { drawnAgain, poolOf } from '../pool.ts';
import { hashOf, type QuizVersion } from '../quiz-versions.ts';
import type { Paper } from './papers.ts';

/** How an item differs from what it was when it was assigned. */
export interface ItemChange {
	readonly id: string;
	readonly prompt: string;
	/** All that is right, part by part, in the words students saw. */
	readonly now: readonly string[];
	readonly before: readonly string[];
	/** One answer was asked for, and several are right now. */
	readonly isOne: boolean;
}

/** A newer version of an assigned quiz, as this server has it. */
export interface Corrected {
	readonly version: QuizVersion;
	/** Of the file as it is: nothing is decided about it. */
	readonly hash: string;
	/** Of what is graded: where only words were mended, there is none. */
	readonly changes: readonly ItemChange[];
	/** `id (kind)` of what only one of the two has: then nothing can be graded again. */
	readonly different: readonly string[];
}

/** @returns null where the quiz is as it was assigned, or is gone, wholly or in part */
export function correctedVersion({ version, hash }: Pick<Paper, 'version' | 'hash'>): Corrected | null {
	const module = modules.find(({ id }) => id === version.module.id);
	const quiz = module && quizNow(module, version);
	if (!module || !quiz) return null;
	// With the readings that it cites today: a correction may rest on another one.
	const now = versionOf(module, quiz);
	const newHash = hashOf(now);
	if (newHash === hash || wordsOf(now) === wordsOf(withoutRulings(version))) return null;
	const names = (one: QuizVersion) => new Set(one.quiz.items.map(({ id, kind }) => `${id} (${kind})`));
	return {
		version: now,
		hash: newHash,
		different: [...names(version).symmetricDifference(names(now))],
		changes: quiz.items.flatMap((item): ItemChange[] => {
			const former = version.quiz.items.find(({ id }) => id === item.id);
			if (!former || isKeyedAlike(item, former)) return [];
			const prompt = titleOf(item);
			const isOne = asksForOne(former) && !asksForOne(item);
			return [{ id: item.id, prompt, now: keyWords(item), before: keyWords(former), isOne }];
		}),
	};
}

/** That the facts were looked at again, on another day, makes no other quiz. */
const wordsOf = ({ module: { id, title }, ...version }: QuizVersion) =>
	hashOf({ ...version, module: { id, title } });

/**
 * A quiz as this server has it now, public or not. Its items keep the ids under which they were assigned: what students
 * gave is stored under those. What has gone to another quiz since is still among them.
 */
function quizNow(module: Module, version: QuizVersion): Quiz | null {
	const { quiz: former } = version;
	const idNow = (item: Item) => itemNow(version, item);
	const was = new Map(former.items.map((item) => [idNow(item), item.id]));
	const asAssigned = (item: Item, id: string): Item => ({ ...item, id: was.get(id) ?? item.id });
	if (former.id === DRAWN_QUIZ) {
		const again = drawnAgain(module, {
			...former,
			items: former.items.map((item) => asNamed(item, idNow(item))),
		});
		return again && { ...again, items: again.items.map((item) => asAssigned(item, item.id)) };
	}
	const all = [...module.quizzes, ...poolOf(module)];
	const own = all.find(({ id }) => id === former.id);
	if (!own) return null;
	const items = own.items.map((item) => asAssigned(item, drawnItemId(own.id, item.id)));
	for (const quiz of all) {
		for (const item of quiz === own ? [] : quiz.items) {
			const id = was.get(drawnItemId(quiz.id, item.id));
			if (id === undefined) continue;
			items.splice(
				former.items.findIndex((one) => one.id === id),
				0,
				asNamed(item, id),
			);
		}
	}
	return { ...own, items };
}

const asNamed = (item: Item, id: string): Item => ({ ...item, id });

/** The name of a question’s field in the form. */
export const fieldOf = (item: string) => `marks:${item}`;

/**
 * What a teacher chose for each question whose key was corrected; those not named go by the new key.
 * @returns null when something is no choice
 */
export function readChoices(
	given: FormData | URLSearchParams,
	changes: readonly Pick<ItemChange, 'id'>[],
): RegradeChoices | null {
	const markings: Record<string, Marking> = {};
	for (const { id } of changes) {
		const word = given.get(fieldOf(id)) ?? 'key';
		const marking = MARKINGS.find((one) => one === word);
		if (!marking) return null;
		markings[id] = marking;
	}
	return { markings, lower: given.get('lower') === '1' };
}
