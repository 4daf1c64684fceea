import { correctResponse } from '../../quiz/correct-response.ts';
import { DRAWN_QUIZ } from '../../quiz/drawn-item-id.ts';
import { gradingKey } from '../../quiz/grading-key.ts';
import { responseWords } from '../exports/response-words.ts';
import { modules } from '../library.ts';
import { drawnAgain, poolOf } from '../pool.ts';
import { hashOf, type QuizVersion } from '../quiz-versions.ts';
import type { Item, Module, Quiz } from '../../quiz/types.ts';
import type { Paper } from './papers.ts';

/** How an item differs from what it was when it was assigned. */
export interface ItemChange {
	readonly id: string;
	readonly prompt: string;
	/** Ids of choices that are right now and were not, or the other way round; other kinds say so in general. */
	readonly now: readonly string[];
	readonly before: readonly string[];
}

/** A newer version of an assigned quiz, as this server has it. */
export interface Corrected {
	readonly version: QuizVersion;
	readonly hash: string;
	/** Where only words were mended, there is none. */
	readonly changes: readonly ItemChange[];
	/** Ids that only one of the two has: then nothing can be graded again. */
	readonly different: readonly string[];
}

/** @returns null where the quiz is as it was assigned, or is gone, wholly or in part */
export function correctedVersion({ version, hash }: Pick<Paper, 'version' | 'hash'>): Corrected | null {
	const module = modules.find(({ id }) => id === version.module.id);
	const quiz = module && quizNow(module, version.quiz);
	if (!module || !quiz) return null;
	const cited = new Set(version.readings.map(({ id }) => id));
	const now: QuizVersion = { module, quiz, readings: module.readings.filter(({ id }) => cited.has(id)) };
	const newHash = hashOf(now);
	if (newHash === hash) return null;
	const ids = (one: QuizVersion) => one.quiz.items.map(({ id }) => id);
	const [before, after] = [new Set(ids(version)), new Set(ids(now))];
	return {
		version: now,
		hash: newHash,
		different: [...before.symmetricDifference(after)],
		changes: quiz.items.flatMap((item): ItemChange[] => {
			const former = version.quiz.items.find(({ id }) => id === item.id);
			if (!former) return [];
			const change = { id: item.id, prompt: item.prompt, now: keyWords(item), before: keyWords(former) };
			return JSON.stringify(change.now) === JSON.stringify(change.before) ? [] : [change];
		}),
	};
}

/** A quiz as this server has it now, public or not. */
function quizNow(module: Module, former: Quiz): Quiz | null {
	if (former.id === DRAWN_QUIZ) return drawnAgain(module, former);
	return [...module.quizzes, ...poolOf(module)].find(({ id }) => id === former.id) ?? null;
}

/** The correct response, part by part, in the words students saw. */
const keyWords = (item: Item): string[] =>
	responseWords(item, correctResponse(gradingKey(item))).split(' | ');
