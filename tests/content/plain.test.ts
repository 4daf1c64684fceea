import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { splitSentences } from '../../src/lib/text/sentences.ts';
import { change, EXAMPLE, problemsOf, read, QUIZ } from './lunar.ts';

const PLAIN = `---
kind: plain
label: the notice in plain English
note: Our own words.
---

# What the moon library says

## Plans

The head of the library thinks that it opens in spring. There is no date yet.
`;
const withPlain = (text: string) => ({ ...EXAMPLE, 'readings/notice.plain.md': text });

describe('a reading’s plain version', () => {
	test('is the file of that name: one text for each block', async () => {
		const { modules, problems } = await read(withPlain(PLAIN));
		expect(problems).toEqual([]);
		expect(modules[0]?.plain).toEqual([
			{
				of: 'notice',
				label: 'the notice in plain English',
				note: 'Our own words.',
				blocks: {
					h0: 'What the moon library says',
					h1: 'Plans',
					p1: 'The head of the library thinks that it opens in spring. There is no date yet.',
				},
			},
		]);
		expect((await read()).modules[0]?.plain).toEqual([]);
	});

	test('is no reading: on no path, in no list, cited by nothing', async () => {
		const { modules } = await read(withPlain(PLAIN));
		expect(modules[0]?.readings.map(({ id }) => id)).toEqual(['notice']);
		expect(JSON.stringify(modules[0]?.path)).not.toContain('plain');
		const citing = change(QUIZ, '{ quote: "No date', '{ reading: notice.plain, quote: "No date');
		expect(await problemsOf({ ...withPlain(PLAIN), 'opening.yaml': citing })).not.toEqual([]);
	});

	test.each<[string, from: string, to: string, problem: string]>([
		[
			'the end comes too early',
			/The head[^]*/.exec(PLAIN)?.[0] ?? '',
			'## More\n\nWords.',
			'11:4 plain-aligned',
		],
		['a heading behind which nothing stands', /The head[^]*/.exec(PLAIN)?.[0] ?? '', '', ' markdown'],
		['a paragraph too many', 'no date yet.\n', 'no date yet.\n\nMore.\n', '13:1 plain-aligned'],
		['a heading where a paragraph is', '## Plans', 'Plans', '9:1 plain-aligned'],
		['two paragraphs swapped for a list', 'The head', '- The head', '11:3 plain-aligned'],
		['words in bold', 'There is', '**There** is', '11:1 plain-style'],
		['the kind of another file', 'kind: plain', 'kind: lesson', '2:7'],
		['references, which it cannot have', 'note: Our own words.', 'references: []', '4:1'],
		['a note mark', 'no date yet.', 'no date yet.[^x]', '11:'],
		['markup', 'no date yet.', 'no <b>date</b> yet.', '11:'],
	])('%s: an error at its place', async (_, from, to, problem) => {
		const found = await problemsOf(withPlain(change(PLAIN, from, to)));
		expect(found).toContainEqual(expect.stringMatching(new RegExp(`readings/notice.plain.md:.*${problem}`)));
	});

	test('without its reading it is a file that nobody lists', async () => {
		const { problems } = await read({ 'readings/other.plain.md': PLAIN });
		expect(problems.map(({ rule }) => rule)).toEqual(['unlisted-file']);
	});
});

const { modules } = await readLibrary('quizzes');
const [module] = modules;

test.each(module?.plain.map((plain) => [plain.of, plain] as const) ?? [])(
	'%s in plain English has the numbers of each passage, and words of its own',
	(of, plain) => {
		const reading = module?.readings.find(({ id }) => id === of);
		const numbers = (text = '') => new Set(text.match(/\d[\d,.]*\d|\d/g) ?? []);
		for (const { id, kind, start, end } of reading?.blocks ?? []) {
			const original = reading?.text.slice(start, end);
			expect(numbers(plain.blocks[id]), id).toEqual(numbers(original));
			if (kind === 'paragraph' || kind === 'list-item') expect(plain.blocks[id]).not.toBe(original);
		}
	},
);

describe('the article in plain English', () => {
	const article = module?.readings.find(({ kind }) => kind === 'source');
	const plain = module?.plain.find(({ of }) => of === article?.id);
	const pairs =
		article?.blocks.map(({ id, start, end }) => [article.text.slice(start, end), plain?.blocks[id] ?? '']) ??
		[];

	test('is there for every paragraph, in words of its own', () => {
		expect(pairs.length).toBeGreaterThan(10);
		for (const [original, own] of pairs) {
			expect(own).not.toBe('');
			expect(own).not.toBe(original);
		}
	});

	test('names nobody and no number that the paragraph does not have', () => {
		const named = (text = '') =>
			text.match(/\b(?:Rubio|Munir|Dar|Washington|Islamabad|Marco|Ishaq|Asim|\d+)\b/g) ?? [];
		for (const [original, own] of pairs) expect(new Set(named(original))).toEqual(new Set(named(own)));
	});

	test('is easier to read: shorter sentences, shorter words', () => {
		const measure = (text: string) => {
			const words = text.match(/[\p{L}’-]+/gu) ?? [];
			const sentences = text.split('\n').flatMap((paragraph) => splitSentences(paragraph));
			return {
				sentence: words.length / sentences.length,
				long: words.filter((word) => word.length > 9).length / words.length,
			};
		};
		const paragraphs = pairs.filter(([original = '']) => original.length > 100);
		const before = measure(paragraphs.map(([original]) => original).join('\n'));
		const after = measure(paragraphs.map(([, own]) => own).join('\n'));
		expect(after.sentence).toBeLessThan(before.sentence * 0.75);
		expect(after.long).toBeLessThan(before.long / 2);
	});
});
