import { error } from '@sveltejs/kit';
import { modules } from 'virtual:mandate/library';
import { secretlyTellableTerms } from '$lib/quiz/find-terms';
import { isGlossaryQuiz } from '$lib/quiz/glossary-quiz';
import { allReadings } from '$lib/quiz/path';
import { restsOn } from '$lib/quiz/rests-on';
import type { Case } from '$lib/quiz/case/types';
import type { Module, Quiz, PlainVersion, Term } from '$lib/quiz/types';
import { itemLine } from '$lib/quiz/wording';
import type { Reading } from '$lib/text/types';
import { readingHref } from '$lib/words/hrefs';
import { NOTHING_HERE } from '$lib/words/refusals';
import type { QuizVersion } from './quiz-versions';

export { modules };

/** @throws 404 with a way on */
export function findModule(id: string): Module {
	return modules.find((module) => module.id === id) ?? error(404, NOTHING_HERE.module);
}

/** @throws 404 with a way on */
export function findQuiz(module: Module, id: string): Quiz {
	return module.quizzes.find((quiz) => quiz.id === id) ?? error(404, NOTHING_HERE.quiz);
}

/** @throws 404 with a way on */
export function findReading(module: Module, id: string): Reading {
	return allReadings(module).find((reading) => reading.id === id) ?? error(404, NOTHING_HERE.reading);
}

/** @throws 404 with a way on */
export function findCase(module: Module, id: string): Case {
	return module.cases.find((one) => one.id === id) ?? error(404, NOTHING_HERE.case);
}

/** The cases of a module; none where it is gone. */
export const casesOf = (module: string): readonly Case[] =>
	modules.find(({ id }) => id === module)?.cases ?? [];

/** Every module and case, likewise. */
export const caseEntries = () =>
	modules.flatMap((module) => module.cases.map((one) => ({ module: module.id, case: one.id })));

/** Every module and quiz, for the pages made ahead. */
export const quizEntries = () =>
	modules.flatMap((module) => module.quizzes.map((quiz) => ({ module: module.id, quiz: quiz.id })));

/** Silent reading runs at about 200 words a minute; an item takes about 45 seconds, and what is written far longer. */
const WORDS_PER_MINUTE = 200;
const SECONDS_PER_ITEM = 45;
/** So many words a minute somebody writes who thinks about them and looks for what they rest on. */
const WRITTEN_PER_MINUTE = 15;
/** Where nothing is said of the length. */
const USUAL_LENGTH = 100;

export function readingMinutes(reading: Reading): number {
	return Math.max(1, Math.round(reading.text.split(/\s+/).length / WORDS_PER_MINUTE));
}

/** Its texts, each read once, and a minute to think about each point. */
export function caseMinutes({ situation, points }: Case): number {
	const texts = [
		...situation,
		...points.flatMap(({ text, options }) => [
			...text.map((one) => one.text),
			...options.flatMap((option) => [option.text, option.feedback]),
		]),
	];
	return Math.round(texts.join(' ').split(/\s+/).length / WORDS_PER_MINUTE) + points.length;
}

export function quizMinutes({ items }: Quiz): number {
	const minutes = items.map((item) =>
		item.kind === 'open'
			? (item.words?.from ?? USUAL_LENGTH) / WRITTEN_PER_MINUTE + SECONDS_PER_ITEM / 60
			: SECONDS_PER_ITEM / 60,
	);
	return Math.max(1, Math.round(minutes.reduce((sum, one) => sum + one, 0)));
}

/** An item that rests on a passage, as the reading lists it. */
export interface Resting {
	readonly quiz: string;
	readonly quizTitle: string;
	readonly item: string;
	/** Tells it from the module's other items. */
	readonly line: string;
	/** Asks for this very sentence: named beside it before it was answered, it would be given away. */
	readonly isHeldBack: boolean;
}

/** For each sentence of a reading the items that rest on it, in the order of the quizzes. */
export function itemsByPassage(module: Module, reading: string): Map<string, Resting[]> {
	const found = new Map<string, Resting[]>();
	const all = module.quizzes.flatMap(({ items }) => items);
	for (const quiz of module.quizzes) {
		for (const item of quiz.items) {
			const cited = restsOn(quiz, item).filter((citation) => citation.reading === reading);
			for (const passage of new Set(cited.flatMap((citation) => citation.passages))) {
				const resting = {
					quiz: quiz.id,
					quizTitle: quiz.title,
					item: item.id,
					line: itemLine(item, all),
					isHeldBack: item.kind === 'evidence',
				};
				found.set(passage, [...(found.get(passage) ?? []), resting]);
			}
		}
	}
	return found;
}

/** Whether a quiz is a public page, with its answers. */
export const isPublic = (module: string, quiz: string): boolean =>
	modules.some(({ id, quizzes }) => id === module && quizzes.some((one) => one.id === quiz));

/**
 * Plain words for the readings of a quiz as it was assigned: those of today, as long as they still stand beside the
 * same text. They prove nothing and hold no key, so they are not pinned with it.
 */
export function plainOf(version: Pick<QuizVersion, 'module' | 'readings'>): PlainVersion[] {
	const same = unchanged(version);
	return today(version)?.plain.filter(({ of }) => same.has(of)) ?? [];
}

/**
 * ISO date of the facts in a quiz as it was assigned. Where the version does not say, it is that of the module today, as
 * long as all its readings are still the same; else empty.
 */
export function asOfVersion(version: QuizVersion): string {
	if (version.module.asOf !== undefined) return version.module.asOf;
	const same = unchanged(version);
	return version.readings.every(({ id }) => same.has(id)) ? (today(version)?.asOf ?? '') : '';
}

/** Where a module tells what has happened after its date; null: nowhere. */
export const sinceOf = ({ id, since }: Module) =>
	since && { href: readingHref(id, since.id), title: since.title, minutes: readingMinutes(since) };

const today = ({ module }: Pick<QuizVersion, 'module'>) => modules.find(({ id }) => id === module.id);

/** Ids of the readings of a version whose text is still the same. */
function unchanged(version: Pick<QuizVersion, 'module' | 'readings'>): ReadonlySet<string> {
	const texts = new Map(today(version)?.readings.map(({ id, text }) => [id, text]));
	return new Set(version.readings.filter(({ id, text }) => texts.get(id) === text).map(({ id }) => id));
}

/** A version is shared by all who take it, and never changes; nor does the library. */
const told = new WeakMap<QuizVersion, ReadonlyMap<string, readonly Term[]>>();

/**
 * The terms that each item of a quiz as it was assigned may explain, by its id: of today’s glossary, whose definitions
 * are what is shown. A term that rests on a text that has changed since is left out: whether it gives an item away
 * cannot be told. In the quiz about the terms they would be the answers.
 */
export function termsOf(version: QuizVersion): ReadonlyMap<string, readonly Term[]> {
	const known = told.get(version);
	if (known) return known;
	const same = unchanged(version);
	const changed = new Set(version.readings.map(({ id }) => id).filter((id) => !same.has(id)));
	const isKnown = ({ citations }: Term) => !citations.some(({ reading }) => changed.has(reading));
	const glossary = isGlossaryQuiz(version.quiz.id) ? [] : (today(version)?.glossary.filter(isKnown) ?? []);
	const found = new Map(version.quiz.items.map((item) => [item.id, secretlyTellableTerms(item, glossary)]));
	told.set(version, found);
	return found;
}
