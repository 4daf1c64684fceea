import { describe, expect, test } from 'vitest';
import { change, compiledItem, EXAMPLE, exampleItem, problemsOf, quizOf, read } from './lunar.ts';

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

	test('open: the rubric comes along whole, and samples with their levels', async () => {
		const item = await compiledItem('open');
		expect(item).toMatchObject({
			words: { from: 30, to: 60 },
			evidence: { atLeast: 1, atMost: 2 },
			rubric: { id: 'short-answer', levels: [{ level: 2 }, { level: 1 }] },
			citations: [{ passages: ['p1.s1'] }, { passages: ['p1.s2'] }],
		});
		expect(item.rubric.criteria[0]?.cells).toEqual({
			1: 'Repeats a sentence.',
			2: 'Answers the question and names its limits.',
		});
		expect(item.samples.map(({ id, levels }) => [id, levels.claim])).toEqual([
			['secure', 2],
			['beginning', 1],
		]);
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
		['more words at least than at most', 'open', (yaml) => yaml.replace('from: 30', 'from: 90'), ['words']],
		[
			'more sentences at least than at most',
			'open',
			(yaml) => yaml.replace('at-least: 1', 'at-least: 3'),
			['evidence-bounds'],
		],
		[
			'a rubric that is not there',
			'open',
			(yaml) => yaml.replace('rubric: short-answer', 'rubric: long'),
			['unknown-rubric'],
		],
		[
			'a sample with a level the rubric lacks',
			'open',
			(yaml) => yaml.replace('claim: 2, evidence: 2', 'claim: 3, evidence: 2'),
			['sample-level'],
		],
		[
			'a sample without a level for a criterion',
			'open',
			(yaml) => yaml.replace('claim: 2, evidence: 2', 'claim: 2'),
			['sample-level'],
		],
		[
			'a note on what the rubric does not look at',
			'open',
			(yaml) => yaml.replace('notes: { claim: Takes', 'notes: { style: Takes'),
			['unknown-criterion'],
		],
		['no sample', 'open', (yaml) => yaml.replace(/samples:[\s\S]*/, 'samples: []\n'), ['schema']],
	])('%s', async (_, kind, change, rules) => {
		const yaml = exampleItem(kind);
		expect(change(yaml)).not.toBe(yaml);
		const problems = await problemsOf({ 'opening.yaml': quizOf(change(yaml)) });
		expect(problems.map((problem) => problem.split(' ')[1])).toEqual(rules);
	});
});

describe('a rubric has defects of its own', () => {
	test.each<[string, string, string, string[]]>([
		['a level without words', '2: Rests on a sentence that fits., ', '', ['missing-cell']],
		[
			'words for a level that is not there',
			'1: Rests on nothing.',
			'1: Rests on nothing., 7: More.',
			['unknown-level'],
		],
		[
			'levels that rise',
			'{ level: 2, title: Secure }',
			'{ level: 0, title: Secure }',
			['level-order', 'missing-cell', 'missing-cell', 'unknown-level', 'unknown-level'],
		],
		['criteria with one id', '- id: evidence', '- id: claim', ['duplicate-id']],
		['no levels', 'title: A short answer', 'titel: A short answer', ['schema', 'schema']],
	])('%s', async (_, from, to, rules) => {
		const rubrics = change(EXAMPLE['rubrics.yaml'] ?? '', from, to);
		const { problems } = await read({ 'rubrics.yaml': rubrics });
		expect(problems.map(({ rule }) => rule).sort()).toEqual(rules);
		expect(problems.every(({ line }) => line > 1)).toBe(true);
	});
});
