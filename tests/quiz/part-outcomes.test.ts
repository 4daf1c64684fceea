import { describe, expect, test } from 'vitest';
import { grade } from '../../src/lib/quiz/grade.ts';
import { gradingKey, correctResponse } from '../../src/lib/quiz/grading.ts';
import { missedParts, partOutcomes, provingParts, shareOn } from '../../src/lib/quiz/part-outcomes.ts';
import { partsOf } from '../../src/lib/quiz/explain.ts';
import { shareOf } from '../../src/lib/quiz/outcome.ts';
import { citationsOf } from '../../src/lib/quiz/explain.ts';
import { partsByPassage } from '../../src/lib/quiz/rests-on.ts';
import { choice, choices, gap, given, listGap, match, order, statement, typedGap } from './make.ts';
import { items, quizzes } from './real.ts';
import type { EvidenceItem } from '../../src/lib/quiz/kinds/evidence/item.ts';
import type { Item } from '../../src/lib/quiz/types.ts';

const evidence: EvidenceItem = {
	...choice('a'),
	kind: 'evidence',
	choices: choices('s1* s2* s3 s4').map((one) => ({ ...one, paragraph: 'p1' })),
};
const gaps = gap([listGap('one', 'a* b c'), typedGap('two', 'UN', 'United Nations')]);

describe('how each part went', () => {
	test.each<[string, Item, string[], Record<string, 0 | 1>]>([
		[
			'rows, and the wrong pairing by its name',
			match('rubio=usa munir=pakistan', 'usa pakistan turkey'),
			['rubio=usa', 'munir=turkey'],
			{ rubio: 1, munir: 0, 'munir=turkey': 0 },
		],
		[
			'gaps, and what was typed as it is compared',
			gaps,
			['one=a', 'two= NATO '],
			{ one: 1, two: 0, 'two=nato': 0 },
		],
		['a gap with choices', gaps, ['one=b', 'two=un'], { one: 0, 'one=b': 0, two: 1 }],
		['steps, by their place', order('a b c'), given('b a c'), { a: 0, b: 0, c: 1 }],
		['one choice of one', choice('a* b c'), ['b'], { a: 0, b: 0 }],
		['several choices: chosen, missed, wrong', choice('a* b* c d'), given('a c'), { a: 1, b: 0, c: 0 }],
		['a statement', statement('true* false not-stated'), ['false'], { true: 0, false: 0 }],
		['sentences', evidence, given('s1 s4'), { s1: 1, s2: 0, s4: 0 }],
		['what cannot be graded', match('a=x b=y', 'x y'), ['a=x'], {}],
	])('%s', (_, item, response, outcomes) => {
		expect(Object.fromEntries(partOutcomes(gradingKey(item), response))).toEqual(outcomes);
		const wrong = Object.keys(outcomes).filter((name) => outcomes[name] === 0);
		expect(missedParts(gradingKey(item), response).sort()).toEqual(wrong.sort());
	});

	test('parts named like what every object inherits are their own', () => {
		const item = match('constructor=x __proto__=y', 'x y');
		const outcomes = partOutcomes(gradingKey(item), ['constructor=x', '__proto__=x']);
		expect([...outcomes]).toEqual([
			['constructor', 1],
			['__proto__', 0],
			['__proto__=x', 0],
		]);
	});
});

describe('what a response says about a passage', () => {
	const outcomes = new Map<string, 0 | 1>([
		['rubio', 1],
		['munir', 0],
		['munir=turkey', 0],
	]);
	test.each<[string, string[], number, number | null]>([
		['it proves a row that was right', ['rubio'], 0.5, 1],
		['it proves a row that was wrong', ['munir'], 0.5, 0],
		['it proves one of each', ['rubio', 'munir'], 0.5, 0.5],
		['it refutes what was chosen', ['munir=turkey'], 0.5, 0],
		['it refutes what nobody chose', ['munir=usa', 'rubio=turkey'], 0.5, null],
		['the item as a whole rests on it', [''], 0.5, 0.5],
		['the item and a row rest on it: the row speaks', ['', 'rubio'], 0.5, 1],
		['everything was right, and it proves a row', ['munir'], 1, 1],
		['everything was right, and it refutes what nobody chose', ['munir=usa'], 1, null],
		['everything was right, and it proves one row and refutes another', ['rubio', 'munir=usa'], 1, 1],
	])('%s', (_, names, earned, share) => {
		expect(shareOn(names, outcomes, earned, new Set(['', 'rubio', 'munir']))).toBe(share);
	});

	test('where the parts are not known the item speaks, for what proves its key', () => {
		const proving = new Set(['', 'rubio']);
		expect(shareOn(['rubio'], new Map(), 0.5, proving)).toBe(0.5);
		expect(shareOn([''], new Map(), 0, proving)).toBe(0);
		expect(shareOn(['rubio=turkey'], new Map(), 0.5, proving)).toBe(null);
	});
});

/** By hand, for each kind: what a response says of each part's passages; `-` is nothing. */
describe('what is charged and what is credited', () => {
	const list = gap([listGap('one', 'a* b c'), typedGap('two', 'UN')]);
	test.each<[string, Item, string[], string]>([
		['a choice, right', choice('a* b c'), ['a'], 'a 1, b -, c -'],
		['a choice, wrong: its proof and what refutes it', choice('a* b c'), ['b'], 'a 0, b 0, c -'],
		['several, one missed', choice('a* b* c d'), given('a'), 'a 1, b 0, c -, d -'],
		['several, one too many', choice('a* b* c d'), given('a b d'), 'a 1, b 1, c -, d 0'],
		['several, all right', choice('a* b* c d'), given('a b'), 'a 1, b 1, c -, d -'],
		[
			'a statement, wrong',
			statement('true* false not-stated'),
			['not-stated'],
			'true 0, false -, not-stated 0',
		],
		['rows: each for itself', match('r=x s=y', 'x y z'), ['r=x', 's=z'], 'r 1, s 0, s=z 0, r=z -, s=x -'],
		['steps: each for its place', order('a b c'), given('b a c'), 'a 0, b 0, c 1'],
		[
			'gaps: each for itself, and what was put in',
			list,
			['one=b', 'two=un'],
			'one 0, one=b 0, one=c -, two 1',
		],
		['gaps, all right', list, ['one=a', 'two=UN'], 'one 1, one=b -, two 1'],
		['sentences: one found, one missed, one too many', evidence, given('s1 s4'), 's1 1, s2 0, s3 -, s4 0'],
	])('%s', (_, item, response, said) => {
		const key = gradingKey(item);
		const outcome = grade(key, response);
		const earned = outcome.status === 'graded' ? shareOf(outcome) : Number.NaN;
		const outcomes = partOutcomes(key, response);
		const names = said.split(', ').map((one) => one.split(' ')[0] ?? '');
		const found = names.map(
			(name) => `${name} ${shareOn([name], outcomes, earned, provingParts(key)) ?? '-'}`,
		);
		expect(found.join(', ')).toBe(said);
	});
});

describe('every item that ships', () => {
	const passages = (citations: readonly { reading: string; passages: readonly string[] }[]) =>
		[...new Set(citations.flatMap((one) => one.passages.map((id) => `${one.reading} ${id}`)))].sort();

	test.each(items)('$name: its parts rest on what it cites, and on nothing else', ({ item }) => {
		expect(passages(partsOf(item).flatMap(({ citations }) => citations))).toEqual(
			passages(citationsOf(item)),
		);
	});

	test.each(items)('$name: the key misses nothing, and every part it has is named', ({ item }) => {
		const key = gradingKey(item);
		expect(missedParts(key, correctResponse(key))).toEqual([]);
		const outcome = grade(key, correctResponse(key));
		const marked = outcome.status === 'graded' ? Object.keys(outcome.marks) : [];
		const known = new Set(partsOf(item).map(({ name }) => name.split('=')[0]));
		const cited = marked.filter((id) => known.has(id));
		expect(cited.length > 0 || known.has('')).toBe(true);
	});
});

test('Rubio was right, Munir was not: the sentence on Rubio is right, and that on Munir is not', () => {
	const found = quizzes
		.flatMap((quiz) => quiz.items.map((item) => ({ quiz, item })))
		.find(({ item }) => item.kind === 'match' && item.rows.some(({ id }) => id === 'marco-rubio'));
	if (found?.item.kind !== 'match') throw new Error('no such item');
	const { quiz, item } = found;
	const key = gradingKey(item);
	const response = item.rows.map(
		({ id, target }) => `${id}=${id === 'asim-munir' ? 'defence-minister' : target}`,
	);
	const outcomes = partOutcomes(key, response);
	const shareAt = (id: string) => {
		const row = item.rows.find((one) => one.id === id);
		const names = partsByPassage(quiz, item, item.accordingTo).get(row?.citations[0]?.passages[0] ?? '');
		return shareOn(names ?? [], outcomes, 0.75, provingParts(key));
	};
	expect(shareAt('marco-rubio')).toBe(1);
	expect(shareAt('asim-munir')).toBe(0);
	expect(missedParts(key, response)).toEqual(['asim-munir', 'asim-munir=defence-minister']);
});
