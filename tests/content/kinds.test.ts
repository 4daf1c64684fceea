import { describe, expect, test } from 'vitest';
import { compiledItem, exampleItem, problemsOf, quizOf } from './lunar.ts';

describe('an item is compiled', () => {
	test('choice: citations are located, ids of sentences come along', async () => {
		const item = await compiledItem('choice');
		expect(item).toMatchObject({ accordingTo: 'notice', level: 'understand', rationale: '', citations: [] });
		expect(item.choices[0]).toEqual({
			id: 'still-open',
			text: 'It has yet to be fixed.',
			correct: true,
			rationale: 'The second sentence says so in plain words.',
			notStated: false,
			citations: [
				expect.objectContaining({ reading: 'notice', exact: 'No date has been fixed.', passages: ['p1.s2'] }),
			],
		});
		expect(item.choices[1]).toMatchObject({ correct: false, citations: [{ passages: ['p1.s1'] }] });
	});

	test('statement: the key becomes the correct one of three judgements', async () => {
		const item = await compiledItem('statement');
		expect(item.choices.map(({ id, text, correct }) => [id, text, correct])).toEqual([
			['true', 'True', false],
			['false', 'False', true],
			['not-stated', 'Not stated', false],
		]);
	});

	test('match: rows keep their target, and mistakes their words', async () => {
		const item = await compiledItem('match');
		expect(item.targets.map(({ id }) => id)).toEqual(['stated', 'absent']);
		expect(item.rows.map(({ id, target, notStated }) => [id, target, notStated])).toEqual([
			['spring', 'stated', false],
			['no-day', 'stated', false],
			['members', 'absent', true],
		]);
		expect(item.rows.at(-1)?.mistakes).toMatchObject([{ target: 'stated', notStated: true }]);
	});

	test('order: steps stand in the right order', async () => {
		const item = await compiledItem('order');
		expect(item.steps.map(({ id }) => id)).toEqual(['headline', 'expectation', 'no-date']);
		expect(item.steps[0]?.citations[0]?.passages).toEqual(['h0']);
	});

	test('gap: the text is cut where gaps stand; one is chosen, the other typed', async () => {
		const item = await compiledItem('gap');
		expect(item.text).toEqual(['The director ', ' the library to open in spring. No ', ' has been fixed.']);
		const [chosen, typed] = item.gaps;
		expect(chosen?.choices.map(({ id, correct }) => [id, correct])).toEqual([
			['expects', true],
			['orders', false],
		]);
		expect(typed).toMatchObject({
			choices: [],
			accept: ['date'],
			mistakes: [{ entries: ['price', 'prices'] }],
		});
	});

	test('evidence: a quote stands for its whole sentence, which is its id', async () => {
		const item = await compiledItem('evidence');
		expect(item.choices.map(({ id, text, correct, paragraph }) => [id, text, correct, paragraph])).toEqual([
			['p1.s1', 'The director expects the library to open in spring.', false, 'p1'],
			['p1.s2', 'No date has been fixed.', true, 'p1'],
		]);
		expect(item.choices[0]?.citations[0]?.exact).toBe(item.choices[0]?.text);
	});

	test('an item may be according to another reading than its quiz', async () => {
		const yaml = exampleItem('choice').replace('    level:', '    according-to: notice\n    level:');
		expect((await compiledItem('choice', yaml)).accordingTo).toBe('notice');
	});
});

describe('each kind has defects of its own', () => {
	test.each<[string, string, (yaml: string) => string, string[]]>([
		[
			'a choice without a key',
			'choice',
			(yaml) => yaml.replace('correct: true', 'correct: false'),
			['no-key'],
		],
		[
			'a choice without a distractor',
			'choice',
			(yaml) => yaml.replace('in spring.\n', 'in spring.\n        correct: true\n'),
			['no-distractor'],
		],
		[
			'choices with one id',
			'choice',
			(yaml) => yaml.replace('id: fixed-for-spring', 'id: still-open'),
			['duplicate-id'],
		],
		['a key no judgement has', 'statement', (yaml) => yaml.replace('key: false', 'key: maybe'), ['schema']],
		[
			'a row with an unknown target',
			'match',
			(yaml) => yaml.replace('target: absent', 'target: gone'),
			['unknown-target'],
		],
		[
			'a mistake that is the key',
			'match',
			(yaml) => yaml.replace('- target: stated', '- target: absent'),
			['mistake-is-key'],
		],
		['rows with one id', 'match', (yaml) => yaml.replace('id: members', 'id: spring'), ['duplicate-id']],
		['steps with one id', 'order', (yaml) => yaml.replace('id: no-date', 'id: headline'), ['duplicate-id']],
		['a text without one of its gaps', 'gap', (yaml) => yaml.replace('{noun}', 'date'), ['gaps']],
		['a gap that is nowhere described', 'gap', (yaml) => yaml.replace('fixed.', 'fixed, {other}.'), ['gaps']],
		[
			'a gap both chosen and typed',
			'gap',
			(yaml) => yaml.replace('- id: verb', '- id: verb\n        accept: [expects]'),
			['gaps'],
		],
		[
			'evidence over two sentences',
			'evidence',
			(yaml) => yaml.replace('"The director expects"', '"in spring. No date"'),
			['evidence'],
		],
		[
			'evidence without a key',
			'evidence',
			(yaml) => yaml.replace('correct: true', 'correct: false'),
			['no-key'],
		],
		[
			'one sentence twice as evidence',
			'evidence',
			(yaml) => yaml.replace('"The director expects"', '"has been fixed"'),
			['duplicate-id'],
		],
	])('%s', async (_, kind, change, rules) => {
		const yaml = exampleItem(kind);
		expect(change(yaml)).not.toBe(yaml);
		const problems = await problemsOf({ 'opening.yaml': quizOf(change(yaml)) });
		expect(problems.map((problem) => problem.split(' ')[1])).toEqual(rules);
	});
});
