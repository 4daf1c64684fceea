import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationsOf } from '../../src/lib/quiz/explain.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import {
	findTerms,
	secretlyTellableTerms,
	tellableTerms,
	termsInReading,
} from '../../src/lib/quiz/find-terms.ts';
import { isGlossaryQuiz } from '../../src/lib/quiz/glossary-quiz.ts';
import type { Item, Term } from '../../src/lib/quiz/types.ts';

const term = (id: string, name: string, ...also: string[]): Term => ({
	id,
	term: name,
	also,
	keywords: [],
	definition: '',
	citations: [],
	compare: [],
});
const TERMS = [
	term('roe', 'rules of engagement', 'ROE'),
	term('peacekeeping', 'peacekeeping'),
	term('robust', 'robust peacekeeping'),
	term('mandate', 'mandate'),
	term('veto', 'veto'),
	term('plus', 'C++ (language)'),
	term('defence', 'self-defence'),
];
const found = (text: string) =>
	findTerms(text, TERMS).map(({ start, end, term: id }) => `${id}: ${text.slice(start, end)}`);

describe('findTerms', () => {
	test.each<[string, string[]]>([
		['The mandate says so.', ['mandate: mandate']],
		['Mandates end. Vetoes do not.', ['mandate: Mandates', 'veto: Vetoes']],
		['MANDATE', ['mandate: MANDATE']],
		['robust peacekeeping and peacekeeping', ['robust: robust peacekeeping', 'peacekeeping: peacekeeping']],
		['The ROE are the rules of engagement.', ['roe: ROE']],
		['The roe of a fish is no rule.', []],
		['commandate, mandated, man-date, mandate-like', []],
		['A mandate is a mandate.', ['mandate: mandate']],
		['Self-defence, not “self”.', ['defence: Self-defence']],
		['“mandate”, mandate’s', ['mandate: mandate']],
		['C++ (language), and C', ['plus: C++ (language)']],
		['', []],
	])('%s', (text, expected) => expect(found(text)).toEqual(expected));

	test('without terms there are none', () => expect(findTerms('mandate', [])).toEqual([]));

	test('whatever the text: within it, in order, never one over another, each term once', () => {
		const words = fc.constantFrom(
			...TERMS.flatMap(({ term: name, also }) => [name, ...also]),
			' ',
			'x',
			'-',
			'’s',
			'É',
			'😀',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
				const text = parts.join('');
				const places = findTerms(text, TERMS);
				let end = 0;
				for (const place of places) {
					expect(place.start).toBeGreaterThanOrEqual(end);
					expect(place.end).toBeGreaterThan(place.start);
					end = place.end;
				}
				expect(end).toBeLessThanOrEqual(text.length);
				expect(new Set(places.map(({ term: id }) => id)).size).toBe(places.length);
			}),
		);
	});
});

describe('the module of the house', async () => {
	const [module] = (await readLibrary('quizzes')).modules;
	if (!module) throw new Error('no module');
	const items = [...module.quizzes, ...module.pool]
		.filter(({ id }) => !isGlossaryQuiz(id))
		.flatMap((quiz) => quiz.items);

	test('every term is marked in some reading, once in a section', () => {
		const marked = new Set<string>();
		for (const reading of module.readings) {
			const places = termsInReading(reading, module.glossary);
			let inSection: string[] = [];
			for (const block of reading.blocks) {
				if (block.sentences.length === 0) inSection = [];
				for (const { id, start, end } of block.sentences)
					for (const place of places.get(id) ?? []) {
						expect(place.start).toBeGreaterThanOrEqual(start);
						expect(place.end).toBeLessThanOrEqual(end);
						expect(inSection).not.toContain(place.term);
						inSection.push(place.term);
						marked.add(place.term);
					}
			}
		}
		const silent = module.glossary.filter(({ id }) => !marked.has(id)).map(({ id }) => id);
		expect(silent).toEqual([]);
	});

	test.each(items.map((item) => [item.id, item] as const))(
		'nothing marked tells the answer of %s',
		(_, item) => {
			const tellable = tellableTerms(item, module.glossary);
			const offered = textsOf(item).flatMap((text) => findTerms(text, module.glossary));
			for (const { term: id } of offered) expect(tellable.map((one) => one.id)).not.toContain(id);
			for (const { citations } of tellable)
				for (const { reading, passages } of citations)
					for (const other of keyCitations(item))
						if (other.reading === reading)
							expect(other.passages.filter((one) => passages.includes(one))).toEqual([]);
		},
	);

	test.each(items.map((item) => [item.id, item] as const))(
		'what is marked in %s is the same whichever of its sentences the key rests on',
		(_, item) => {
			const cited = new Set(
				citationsOf(item).flatMap(({ reading, passages }) => passages.map((one) => `${reading} ${one}`)),
			);
			const marked = secretlyTellableTerms(item, module.glossary);
			expect(tellableTerms(item, module.glossary)).toEqual(expect.arrayContaining(marked));
			for (const { citations } of marked)
				for (const { reading, passages } of citations)
					expect(passages.filter((one) => cited.has(`${reading} ${one}`))).toEqual([]);
		},
	);

	test('there is something left to mark', () => {
		const marks = items.flatMap((item) => findTerms(item.prompt, tellableTerms(item, module.glossary)));
		expect(marks.length).toBeGreaterThan(items.length / 10);
	});
});

const textsOf = (item: Item) =>
	item.kind === 'choice'
		? item.choices.map(({ text }) => text)
		: item.kind === 'match'
			? [...item.rows, ...item.targets].map(({ text }) => text)
			: item.kind === 'order'
				? item.steps.map(({ text }) => text)
				: [];

const keyCitations = (item: Item) => [
	...item.citations,
	...('choices' in item
		? item.choices.filter(({ correct }) => correct).flatMap(({ citations }) => citations)
		: []),
	...(item.kind === 'match' ? item.rows.flatMap(({ citations }) => citations) : []),
	...(item.kind === 'order' ? item.steps.flatMap(({ citations }) => citations) : []),
];
