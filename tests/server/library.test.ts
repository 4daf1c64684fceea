import { isHttpError } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { explainedParts } from '../../src/lib/quiz/explain.ts';
import { isGlossaryQuiz } from '../../src/lib/quiz/glossary-quiz.ts';
import { itemLine } from '../../src/lib/quiz/wording.ts';
import { citationsOf } from '../../src/lib/quiz/explain.ts';
import * as library from '../../src/lib/server/library.ts';
import { items } from '../quiz/real.ts';

const [module] = library.modules;
if (!module) throw new Error('quizzes/ holds no module');
const [quiz] = module.quizzes;
const [reading] = module.readings;
if (!quiz || !reading) throw new Error(`${module.id} holds no quiz or no reading`);

describe('what has an address', () => {
	test('is found by its id', () => {
		expect(library.findModule(module.id)).toBe(module);
		expect(library.findQuiz(module, quiz.id)).toBe(quiz);
		expect(library.findReading(module, reading.id)).toBe(reading);
	});

	test.each(['', 'nowhere', '__proto__', 'constructor', '../module', module.id.toUpperCase()])(
		'is not found as “%s”: 404, and where one is',
		(id) => {
			const finds = [
				[() => library.findModule(id), /no module/],
				[() => library.findQuiz(module, id), /no quiz/],
				[() => library.findReading(module, id), /no reading/],
			] as const;
			for (const [find, message] of finds) {
				const thrown = caught(find);
				expect(isHttpError(thrown, 404) && thrown.body.message).toMatch(message);
			}
		},
	);

	test('every quiz is made ahead', () => {
		const all = library.modules.flatMap((one) => one.quizzes.map(({ id }) => ({ module: one.id, quiz: id })));
		expect(library.quizEntries()).toEqual(all);
	});
});

describe('minutes', () => {
	test.each([
		['one word', 'word', 1],
		['a page', 'word '.repeat(200), 1],
		['ten pages', 'word '.repeat(2000), 10],
	])('%s', (_, text, minutes) => {
		expect(library.readingMinutes({ ...reading, text })).toBe(minutes);
	});

	test.each([
		[1, 1],
		[4, 3],
		[20, 15],
	])('%d items: %d', (count, minutes) => {
		const [item] = quiz.items;
		expect(library.quizMinutes({ ...quiz, items: item ? Array(count).fill(item) : [] })).toBe(minutes);
	});

	test.each([
		[null, 1, 7],
		[{ from: 150, to: 200 }, 1, 11],
		[{ from: 120, to: 150 }, 4, 35],
	])('to write %j, %d times: %d', (words, count, minutes) => {
		const open = items.map(({ item }) => item).find((item) => item.kind === 'open');
		expect(library.quizMinutes({ ...quiz, items: open ? Array(count).fill({ ...open, words }) : [] })).toBe(
			minutes,
		);
	});
});

describe('citations', () => {
	test.each(items)('$name: all that its parts have', ({ item }) => {
		const all = explainedParts(item).flatMap(({ part }) => part.citations);
		expect(new Set(citationsOf(item))).toEqual(new Set(all));
	});
});

describe('items by passage', () => {
	test('every passage is one of the reading’s, and each item stands there once', () => {
		for (const one of module.readings) {
			const passages = new Set(
				one.blocks.flatMap((block) => [block.id, ...block.sentences.map(({ id }) => id)]),
			);
			for (const [passage, resting] of library.itemsByPassage(module, one.id)) {
				expect(passages, `${one.id} ${passage}`).toContain(passage);
				const ids = resting.map(({ quiz: inQuiz, item }) => `${inQuiz}/${item}`);
				expect(new Set(ids).size).toBe(ids.length);
			}
		}
	});

	test('every citation of every item is on the map', () => {
		const all = module.quizzes.flatMap(({ items }) => items);
		for (const one of module.quizzes.filter(({ id }) => !isGlossaryQuiz(id))) {
			for (const item of one.items) {
				for (const citation of citationsOf(item)) {
					const resting = library.itemsByPassage(module, citation.reading).get(citation.passages[0] ?? '');
					expect(resting).toContainEqual({
						quiz: one.id,
						quizTitle: one.title,
						item: item.id,
						line: itemLine(item, all),
						isHeldBack: item.kind === 'evidence',
					});
				}
			}
		}
	});
});

describe('items by passage, from the glossary', () => {
	test('a sentence counts the terms it explains, not the choices they are offered as', () => {
		const terms = new Map(module.glossary.map((term) => [`term-${term.id}`, term]));
		expect(terms.size).toBeGreaterThan(0);
		for (const { id } of module.readings) {
			for (const [passage, resting] of library.itemsByPassage(module, id)) {
				const made = resting.filter(({ quiz: inQuiz }) => isGlossaryQuiz(inQuiz)).map(({ item }) => item);
				const explained = [...terms].filter(([, { citations }]) =>
					citations.some((one) => one.reading === id && one.passages.includes(passage)),
				);
				expect(new Set(made), passage).toEqual(new Set(explained.map(([item]) => item)));
			}
		}
	});
});

function caught(work: () => unknown): unknown {
	try {
		work();
	} catch (thrown) {
		return thrown;
	}
	return null;
}
