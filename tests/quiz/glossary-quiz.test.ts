import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import {
	FEWEST_TERMS,
	GLOSSARY_OBJECTIVE,
	GLOSSARY_QUIZ,
	glossaryQuizzes,
	isGlossaryQuiz,
} from '../../src/lib/quiz/glossary-quiz.ts';
import { grade } from '../../src/lib/quiz/grade.ts';
import { mentions, namesOf } from '../../src/lib/quiz/term-names.ts';
import type { ChoiceItem } from '../../src/lib/quiz/kinds/choice/item.ts';
import type { Module, Term } from '../../src/lib/quiz/types.ts';
import type { Citation } from '../../src/lib/text/types.ts';
import type { Block, Reading } from '../../src/lib/text/types.ts';
import { modules } from './real.ts';

const citation = (start: number, reading = 'text'): Citation => ({
	reading,
	exact: 'word',
	start,
	end: start + 4,
	passages: ['p1.s1'],
});

function term(id: string, over: Partial<Term> = {}): Term {
	const definition = `What is said of number ${id}.`;
	return {
		id,
		term: `the ${id}`,
		also: [],
		keywords: [],
		definition,
		citations: [citation(0)],
		compare: [],
		...over,
	};
}

const heading = (start: number): Block => ({
	id: `h${start}`,
	kind: 'heading',
	start,
	end: start + 1,
	sentences: [],
	spans: [],
});
const reading: Reading = {
	id: 'text',
	kind: 'lesson',
	title: 'Text',
	label: 'the text',
	note: '',
	category: '',
	text: '',
	blocks: [heading(0), heading(100), heading(200)],
	references: [],
};
const objective = { id: GLOSSARY_OBJECTIVE, title: 'Terms', can: 'use them' };
const quizzesOf = (...glossary: Term[]) =>
	glossaryQuizzes({ glossary, objectives: [objective], readings: [reading] });
/** Of few terms there is one at most. */
const quizOf = (...glossary: Term[]) => quizzesOf(...glossary)[0] ?? null;

function itemFor(id: string, ...glossary: Term[]): ChoiceItem {
	const item = quizOf(...glossary)?.items.find((one) => one.id === `term-${id}`);
	if (item?.kind !== 'choice') throw new Error(`no item for ${id}`);
	return item;
}
const distractors = (id: string, ...glossary: Term[]) =>
	new Set(itemFor(id, ...glossary).choices.flatMap((choice) => (choice.correct ? [] : choice.id)));

const letters = (...ids: string[]) => ids.map((id) => term(id));

describe('no quiz', () => {
	test('of too few terms', () => {
		expect(quizOf(...letters('a', 'b', 'c'))).toBeNull();
		expect(quizOf(...letters('a', 'b', 'c', 'd'))?.items).toHaveLength(FEWEST_TERMS);
	});

	test('without its objective', () => {
		const glossary = letters('a', 'b', 'c', 'd');
		expect(glossaryQuizzes({ glossary, objectives: [], readings: [reading] })).toEqual([]);
	});
});

describe('an item', () => {
	const glossary = letters('a', 'b', 'c', 'd', 'e');

	test('asks for the term by its definition, and says why of each choice in that one’s own', () => {
		const item = itemFor('a', ...glossary);
		expect(item.prompt).toBe('Which term is this? What is said of number a.');
		expect(item.objective).toBe(GLOSSARY_OBJECTIVE);
		expect(item.accordingTo).toBe('text');
		for (const choice of item.choices) {
			expect(choice.text).toBe(`the ${choice.id}`);
			expect(choice.correct).toBe(choice.id === 'a');
			expect(choice.rationale).toBe(`The ${choice.id}: “What is said of number ${choice.id}.”`);
			expect(choice.citations).toEqual([citation(0)]);
			expect(choice.notStated).toBe(false);
		}
	});

	test.each([
		['The mandate is a set of tasks.', 'The … is a set of tasks.'],
		['Mandates, or tasks: a mandate’s parts.', '…, or tasks: a … parts.'],
		['Tasks; see the remit.', 'Tasks; see the ….'],
		['Nothing mandatory.', 'Nothing mandatory.'],
	])('never says the term: “%s”', (definition, prompt) => {
		const mandate = term('m', { term: 'mandate', also: ['remit'], definition });
		expect(itemFor('m', mandate, ...glossary).prompt).toBe(`Which term is this? ${prompt}`);
	});

	test('quotation marks within a definition give way to those around it', () => {
		const quoted = term('q', { definition: 'It “requires clarification”.' });
		const key = itemFor('q', quoted, ...glossary).choices.find(({ correct }) => correct);
		expect(key?.rationale).toBe('The q: “It ‘requires clarification’.”');
	});
});

describe('the distractors', () => {
	test('are three others', () => {
		const found = distractors('a', ...letters('a', 'b', 'c', 'd', 'e'));
		expect(found.size).toBe(3);
		expect(found).not.toContain('a');
	});

	test('are first those that are easily confused, whichever of the two says so', () => {
		const others = letters('b', 'c', 'd', 'e');
		const far = [citation(250)];
		const y = term('y', { citations: far });
		const z = term('z', { citations: far, compare: ['a'] });
		const found = distractors('a', term('a', { compare: ['y'] }), ...others, y, z);
		expect(found).toContain('y');
		expect(found).toContain('z');
	});

	test('then those of the same section, then the nearest, then other readings', () => {
		const at = (id: string, start: number, from = 'text') => term(id, { citations: [citation(start, from)] });
		const a = at('a', 190);
		const near = [at('d', 110), at('c', 210), at('b', 120)];
		expect(distractors('a', a, at('z', 299), at('y', 190, 'other'), ...near)).toEqual(
			new Set(['b', 'd', 'c']),
		);
	});

	test('are not named in the definition, as long as there are others', () => {
		const a = term('a', { definition: 'Not the b.' });
		expect(distractors('a', a, ...letters('b', 'c', 'd', 'e'))).not.toContain('b');
		expect(distractors('a', a, ...letters('b', 'c', 'd'))).toContain('b');
	});

	test('are never right as well: no term within another’s name, none of the same definition', () => {
		const wide = term('wide', { term: 'peacekeeping' });
		const narrow = term('narrow', { term: 'robust peacekeeping', compare: ['wide'] });
		const same = term('same', { definition: wide.definition, compare: ['wide'] });
		const glossary = [wide, narrow, same, ...letters('a', 'b')];
		expect(distractors('wide', ...glossary)).toEqual(new Set(['a', 'b']));
		expect(distractors('narrow', ...glossary)).toEqual(new Set(['same', 'a', 'b']));
	});
});

test('a term that nothing can be offered beside has no item', () => {
	const named = (id: string, name: string) => term(id, { term: name });
	const glossary = [named('a', 'x'), named('b', 'x b'), named('c', 'x c'), named('d', 'x d')];
	expect(new Set(quizOf(...glossary)?.items.map(({ id }) => id))).toEqual(
		new Set(['term-b', 'term-c', 'term-d']),
	);
});

describe('whatever the glossary', () => {
	const terms = fc.uniqueArray(
		fc.record({
			id: fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/),
			term: fc.constantFrom('peace', 'robust peace', 'a (b)', '…', 'É', 'peace-making', 'mandate', 'x y'),
			also: fc.array(fc.constantFrom('peace', 'mandates', '[', 'x'), { maxLength: 2 }),
			definition: fc.constantFrom('Of peace.', 'A mandate for É.', 'x y and [.', 'Nothing.', '$& $1'),
			citations: fc.constant([citation(0)]),
			compare: fc.constant([]),
			keywords: fc.constant([]),
		}),
		{ selector: ({ id }) => id, maxLength: 12 },
	);

	test('each item has one key, and distractors whose names do not touch its own', () => {
		fc.assert(
			fc.property(terms, (glossary) => {
				for (const item of quizOf(...glossary)?.items ?? []) {
					if (item.kind !== 'choice') throw new Error(item.kind);
					const of = glossary.find(({ id }) => item.id === `term-${id}`);
					if (!of) throw new Error(item.id);
					expect(item.choices.filter(({ correct }) => correct).map(({ id }) => id)).toEqual([of.id]);
					expect(new Set(item.choices.map(({ id }) => id)).size).toBe(item.choices.length);
					expect(item.choices.length).toBeGreaterThan(1);
					for (const choice of item.choices.filter(({ correct }) => !correct))
						expect(mentions(choice.text, namesOf(of))).toBe(false);
				}
			}),
		);
	});

	test('the same terms in another order give the same quiz', () => {
		fc.assert(
			fc.property(terms, (glossary) => {
				expect(quizOf(...glossary.toReversed())).toEqual(quizOf(...glossary));
			}),
		);
	});
});

test('a new term leaves the others in their order', () => {
	const order = (...glossary: Term[]) => quizOf(...glossary)?.items.map(({ id }) => id) ?? [];
	const before = letters('a', 'b', 'c', 'd', 'e', 'f');
	expect(order(...before, term('g')).filter((id) => id !== 'term-g')).toEqual(order(...before));
});

describe('of more than twenty terms', () => {
	const many = (terms: number) => Array.from({ length: terms }, (_, at) => term(`t${at}`));
	const placesOf = (terms: number) =>
		new Map(
			quizzesOf(...many(terms)).flatMap(({ id, items }) => items.map((item) => [item.id, id] as const)),
		);

	test('there are parts, and each term is asked for in one', () => {
		const [first, second, ...more] = quizzesOf(...many(35));
		expect([first?.id, second?.id, more]).toEqual([GLOSSARY_QUIZ, 'glossary-2', []]);
		expect([first?.title, second?.title]).toEqual([
			'Glossary: which term is it? Part 1',
			'Glossary: which term is it? Part 2',
		]);
		const asked = [...(first?.items ?? []), ...(second?.items ?? [])].map(({ id }) => id);
		expect(new Set(asked).size).toBe(35);
		expect(asked).toHaveLength(35);
		for (const { items } of [first, second].filter((quiz) => quiz !== undefined))
			expect(items.length).toBeGreaterThan(9);
	});

	test('one more term moves no other', () => {
		const [before, after] = [placesOf(35), placesOf(36)];
		for (const [item, quiz] of before) expect(after.get(item)).toBe(quiz);
	});

	test('with each part more a term stays or goes on to a later one', () => {
		const partOf = (id: string | undefined) => Number(id?.split('-')[1] ?? 1);
		for (const [few, more] of [
			[20, 21],
			[40, 41],
			[21, 200],
		] as const) {
			const later = placesOf(more);
			for (const [item, quiz] of placesOf(few))
				expect(partOf(later.get(item))).toBeGreaterThanOrEqual(partOf(quiz));
		}
	});

	test('their ids are told from those of other quizzes', () => {
		expect(quizzesOf(...many(90)).every(({ id }) => isGlossaryQuiz(id))).toBe(true);
		for (const id of ['glossary-of-terms', 'my-glossary', 'glossary-', 'glossary2'])
			expect(isGlossaryQuiz(id)).toBe(false);
	});
});

describe('the quizzes that ship', () => {
	const made = modules.flatMap((module: Module) => {
		const quizzes = module.quizzes.filter(({ id }) => isGlossaryQuiz(id));
		return quizzes.length > 0
			? [{ module, quizzes, quiz: { items: quizzes.flatMap(({ items }) => items) } }]
			: [];
	});
	test('are there', () => expect(made.length).toBeGreaterThan(0));

	test.each(made)('$module.id: an item for each term, four choices, right when the term is chosen', (one) => {
		expect(one.module.quizzes.slice(-one.quizzes.length)).toEqual(one.quizzes);
		expect(one.quiz.items).toHaveLength(one.module.glossary.length);
		for (const item of one.quiz.items) {
			expect('choices' in item && item.choices.length, item.id).toBe(4);
			const key = gradingKey(item);
			expect(correctResponse(key)).toEqual([item.id.slice('term-'.length)]);
			expect(grade(key, correctResponse(key))).toMatchObject({ verdict: 'right' });
		}
	});

	test.each(made)('$module.id: no place holds more than half of the keys', ({ quiz }) => {
		const places = quiz.items.map((item) =>
			'choices' in item ? item.choices.findIndex(({ correct }) => correct) : -1,
		);
		for (const [, at] of Map.groupBy(places, (place) => place))
			expect(at.length).toBeLessThanOrEqual(places.length / 2);
	});
});
