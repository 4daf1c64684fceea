import { KINDS } from '../../src/lib/quiz/grading.ts';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { jsonSchemas } from '../../src/lib/content/schema.ts';
import { resultsView } from '../../src/lib/player/results-view.ts';
import { explainedParts } from '../../src/lib/quiz/explain.ts';
import { isGlossaryQuiz } from '../../src/lib/quiz/glossary-quiz.ts';

const { modules, problems } = await readLibrary('quizzes');
const module = modules.find(({ id }) => id === 'gaza-stabilisation-force');
const article = module?.readings.find(({ id }) => id === 'article');
const items = module?.quizzes.flatMap((quiz) => quiz.items) ?? [];

test('the quizzes have no problem, not even a warning', () => {
	expect(problems).toEqual([]);
	expect(modules.length).toBeGreaterThan(0);
});

describe('the article', () => {
	test('is what was published, word for word', async () => {
		const published = await readFile('tests/fixtures/article.txt', 'utf8');
		const paragraphs = published.split('\n').filter((line) => line.trim() !== '');
		const blocks = article?.blocks.map(({ start, end }) => article.text.slice(start, end)) ?? [];
		// The category line stands in the front matter, and the headline, printed twice, once.
		expect([`Categories: ${article?.category}`, blocks[0], ...blocks]).toEqual(paragraphs);
	});

	test('has the sentences everything else counts on', async () => {
		const expected: unknown = JSON.parse(await readFile('tests/fixtures/article-sentences.json', 'utf8'));
		const sentences = article?.blocks.flatMap((block) => block.sentences) ?? [];
		expect(sentences.map(({ id, start, end }) => ({ id, text: article?.text.slice(start, end) }))).toEqual(
			expected,
		);
	});
});

describe('the glossary', () => {
	test('has about twenty terms, each with an item of the quizzes made from it', () => {
		const terms = module?.glossary.map(({ id }) => `term-${id}`) ?? [];
		expect(terms.length).toBeGreaterThanOrEqual(20);
		const made = module?.quizzes.filter(({ id }) => isGlossaryQuiz(id)) ?? [];
		expect(made.flatMap(({ items: asked }) => asked.map(({ id }) => id)).toSorted()).toEqual(
			terms.toSorted(),
		);
	});

	test('every citation of a term quotes its reading at its place', () => {
		for (const { citations, id } of module?.glossary ?? []) {
			expect(citations.length, id).toBeGreaterThan(0);
			for (const { reading, exact, start, end } of citations) {
				const text = module?.readings.find((one) => one.id === reading)?.text ?? '';
				expect(text.slice(start, end), id).toBe(exact);
			}
		}
	});
});

describe('the module', () => {
	test.each([
		['actors', 12],
		['legal-dimensions', 12],
		['challenges', 12],
		['reading-the-source', 8],
		['glossary', 20],
	])('the quiz %s has at least %i items', (id, least) => {
		const quiz = module?.quizzes.find((candidate) => candidate.id === id);
		expect(quiz?.items.length).toBeGreaterThanOrEqual(least);
	});

	test('has a starting check with a question on each lesson', () => {
		const check = module?.quizzes.find(({ isStartingCheck }) => isStartingCheck);
		const lessons = module && check ? resultsView(module, check).lessons : [];
		expect(lessons.length).toBeGreaterThan(0);
		for (const { title, asks } of lessons)
			expect(asks.flatMap(({ items: on }) => on).length, title).toBeGreaterThan(0);
	});

	test('uses every kind', () => {
		expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(KINDS));
	});

	test('every choice, row, step and gap says why, and rests on a passage or vouches that there is none', () => {
		for (const item of items) {
			for (const { part, needs } of explainedParts(item)) {
				if (!needs) continue;
				expect(part.rationale, item.id).not.toBe('');
				expect(part.citations.length > 0 || part.notStated, item.id).toBe(true);
			}
		}
	});

	test('every citation quotes its reading at its place', () => {
		for (const item of items) {
			for (const { part } of explainedParts(item)) {
				for (const { reading, exact, start, end } of part.citations) {
					const text = module?.readings.find(({ id }) => id === reading)?.text ?? '';
					expect(text.slice(start, end)).toBe(exact);
				}
			}
		}
	});
});

test.each(Object.entries(jsonSchemas()))('%s for editors is up to date', async (name, schema) => {
	const written: unknown = JSON.parse(await readFile(`static/${name}`, 'utf8'));
	expect(written, 'run `npm run quizzes -- schema`').toEqual(JSON.parse(JSON.stringify(schema)));
});
