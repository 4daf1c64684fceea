import { describe, expect, test } from 'vitest';
import { guideParts } from '../../src/lib/learner/guide/guide-parts.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { change, EXAMPLE, MODULE, problemsOf, QUIZ, read, TEACHERS_GUIDE as GUIDE } from './lunar.ts';

const guided = async (text: string) => (await read({ 'guide.md': text })).modules[0]?.guide;

describe('a module’s guide', () => {
	test('is the file of that name, or null', async () => {
		const { modules, problems } = await read({ 'guide.md': GUIDE });
		expect(problems).toEqual([]);
		expect(modules[0]?.guide).toMatchObject({
			title: 'Guide to the notice',
			references: [{ id: 'charter', text: 'Charter of the lunar library, 2024', url: '' }],
		});
		expect((await read(EXAMPLE)).modules[0]?.guide).toBeNull();
	});

	test('quotes a reading: the words lead to their place, the mark leaves nothing behind', async () => {
		const guide = await guided(GUIDE);
		const [quote] = guide?.quotes ?? [];
		expect(quote?.citation).toMatchObject({ reading: 'notice', exact: 'No date has been fixed.' });
		expect(guide?.text.slice(quote?.start, quote?.end)).toBe(quote?.citation.exact);
		expect(guide?.text).not.toContain('[^');
		expect(guide?.blocks.flatMap(({ spans }) => spans)).toEqual([
			expect.objectContaining({ kind: 'strong' }),
			expect.objectContaining({ kind: 'strong' }),
			expect.objectContaining({ kind: 'note', note: 'charter' }),
		]);
	});

	test('is no reading: on no path, in no list, cited by nothing', async () => {
		const { modules } = await read({ 'guide.md': GUIDE });
		expect(modules[0]?.readings.map(({ id }) => id)).toEqual(['notice']);
		expect(JSON.stringify(modules[0]?.path)).not.toContain('guide');
		const cited = await problemsOf({
			'guide.md': GUIDE,
			'opening.yaml': change(QUIZ, '{ quote: "No date', '{ reading: guide, quote: "No date'),
		});
		expect(cited).toEqual([expect.stringMatching(/^opening\.yaml:\d+:\d+ /)]);
	});

	test('cannot stand in the list of readings', async () => {
		const module = change(MODULE, 'readings: [notice]', 'readings: [notice, guide]');
		expect(await problemsOf({ 'module.yaml': module, 'readings/guide.md': GUIDE })).toContainEqual(
			expect.stringMatching(/^readings\/guide\.md:2:7 /),
		);
	});

	test.each<[string, from: string, to: string, place: RegExp]>([
		['words the reading has not', 'No date has been fixed.”', 'No date is fixed.”', / missing-quote$/],
		['words it has twice', '“No date has been fixed.”', '“The”', / ambiguous-quote$/],
		['a mark behind no quotation', 'been fixed.”[', 'been fixed.” It says so.[', / no-quote$/],
		['a mark that names nothing', '[^charter]', '[^chart]', / markdown$/],
		['a picture', 'Let them', '![](x.png) Let them', / markdown$/],
		['another kind', 'kind: guide', 'kind: lesson', /^guide\.md:2:7 /],
	])('with %s is refused, with the place', async (_, from, to, place) => {
		const text = change(GUIDE, from, to);
		const [problem, ...more] = await problemsOf({ 'guide.md': text });
		expect(problem).toMatch(/^guide\.md:\d+:\d+ /);
		expect(problem).toMatch(place);
		expect(more).toEqual([]);
	});

	test('a wrong quote is reported at its mark', async () => {
		const text = change(GUIDE, 'No date has been fixed.”', 'No date is fixed.”');
		const lines = text.split('\n');
		const line = lines.findIndex((words) => words.includes('[^notice]'));
		const column = (lines[line] ?? '').indexOf('[^notice]') + 1;
		expect(await problemsOf({ 'guide.md': text })).toEqual([`guide.md:${line + 1}:${column} missing-quote`]);
	});
});

describe('the guides of our modules', () => {
	test('quote words that stand in their readings, letter for letter', async () => {
		const { modules } = await readLibrary('quizzes');
		const quotes = modules.flatMap((module) =>
			(module.guide?.quotes ?? []).map((quote) => ({ module, guide: module.guide, quote })),
		);
		expect(quotes.length).toBeGreaterThan(15);
		for (const { module, guide, quote } of quotes) {
			const words = guide?.text.slice(quote.start, quote.end) ?? '';
			const readings = [...module.readings, ...(module.since ? [module.since] : [])];
			const reading = readings.find(({ id }) => id === quote.citation.reading);
			expect(words.length).toBeGreaterThan(8);
			expect(reading?.text).toContain(words);
		}
	});

	test('are cut into quotes and the rest without losing a letter', async () => {
		const { modules } = await readLibrary('quizzes');
		for (const { guide } of modules) {
			if (!guide) continue;
			const parts = guide.blocks.flatMap((block) => guideParts(guide, block));
			expect(parts.filter(({ quote }) => quote)).toHaveLength(guide.quotes.length);
			for (const block of guide.blocks) {
				const joined = guideParts(guide, block).map(({ range }) => guide.text.slice(range.start, range.end));
				expect(joined.join('')).toBe(guide.text.slice(block.start, block.end));
			}
		}
	});
});
