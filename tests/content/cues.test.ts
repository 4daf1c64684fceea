import { describe, expect, test } from 'vitest';
import { atLeast, isTelling, mostHits } from '../../src/lib/analysis/cues/decisions.ts';
import { STRATEGIES } from '../../src/lib/analysis/cues/strategies.ts';
import { ADVICE } from '../../src/lib/content/lint-cues.ts';
import { change, exampleItem, MODULE, problemsOf, quizOf, READING, warningsOf } from './lunar.ts';

describe('how often is too often', () => {
	test.each([
		[0, 4, 0.5, 1],
		[4, 4, 0.5, 1 / 16],
		[3, 4, 0.5, 5 / 16],
		[2, 3, 1 / 3, 7 / 27],
		[1, 3, 0, 0],
		[5, 4, 0.5, 0],
		[4, 4, 1, 1],
	])('%i hits or more in %i tries', (least, tries, chance, likely) => {
		expect(atLeast(least, tries, chance)).toBeCloseTo(likely, 12);
	});

	test('of many tries too, the ways add up to one', () => {
		expect(atLeast(1, 20_000, 0.25)).toBeCloseTo(1, 8);
		expect(atLeast(5_100, 20_000, 0.25)).toBeCloseTo(0.052, 2);
	});

	test.each<[decisions: number, of: number, most: number]>([
		// Three can all be right by accident.
		[3, 3, 3],
		[4, 3, 2],
		[6, 3, 3],
		[6, 2, 4],
		[12, 3, 6],
		[12, 4, 5],
		[30, 3, 14],
		// Of many, what counts is that it pays: 15 points.
		[300, 3, 144],
	])('of %i lists with %i options, at most %i', (decisions, of, most) => {
		const chance = decisions / of;
		expect(mostHits({ decisions, hits: 0, chance })).toBe(most);
		for (let hits = 0; hits <= decisions; hits++)
			expect(isTelling({ decisions, hits, chance })).toBe(hits > most);
	});
});

test('whatever pays is reported by its own rule, or by another one', () => {
	const without = STRATEGIES.filter(({ id }) => !Object.hasOwn(ADVICE, id)).map(({ id }) => id);
	expect(without).toEqual([
		'choice-hedged',
		'statement-true',
		'statement-false',
		'statement-not-stated',
		'gap-hedged',
		'match-elimination',
		'order-printed',
	]);
	expect(Object.keys(ADVICE).length + without.length).toBe(STRATEGIES.length);
});

/** Prompts that have little in common. */
const PROMPTS = [
	'When will people be able to enter?',
	'How does the notice speak of the opening?',
	'Which of these would a careful reader say?',
	'A neighbour asks whether to come in May. What is a fair answer?',
	'Why is the first sentence no promise?',
	'What follows from the second sentence alone?',
];
const KEY = 'cites: { quote: "No date has been fixed." }';

const REASONS = ['This is too early.', 'This is too late.', 'This is too far off.'];

/** As many choices as texts; the key has a star. */
const item = (at: number, texts: readonly string[], more = '') => `  - id: item-${at}
    kind: choice
    objective: tell-stated-from-absent
    level: understand
    prompt: ${PROMPTS[at] ?? ''}
${more}    choices:
${texts
	.map(
		(text, choice) =>
			`      - { id: c${choice}, text: "${text.replace('*', '')}", rationale: "${REASONS[choice] ?? ''}", ${KEY}${text.endsWith('*') ? ', correct: true' : ''} }`,
	)
	.join('\n')}
`;
const longKey = (at: number, more = '') =>
	item(at, ['by day', 'at noon', 'by nightfall*'].slice(at % 2), more);
const fair = (at: number) => item(at, at % 2 ? ['by day', 'at noon*'] : ['by day*', 'at noon']);

describe('a habit that pays in a quiz', () => {
	test('is reported at every item where it does, and at its key', async () => {
		const quiz = quizOf(...[0, 1, 2, 3].map((at) => longKey(at)));
		const lines = quiz.split('\n').flatMap((line, at) => (line.includes('nightfall') ? [at + 1] : []));
		const found = await problemsOf({ 'opening.yaml': quiz }, 'warning');
		expect(found.filter((one) => one.endsWith('choice-longest'))).toEqual(
			lines.map((line) => expect.stringMatching(new RegExp(`^opening\\.yaml:${line}:\\d+ `)) as string),
		);
	});

	test('is no habit in three items, nor where it pays as often as chance', async () => {
		expect(await warningsOf(quizOf(...[0, 1, 2].map((at) => longKey(at))))).not.toContain('choice-longest');
		expect(await warningsOf(quizOf(...[0, 1, 2, 3, 4, 5].map(fair)))).toEqual([]);
	});

	test('can be allowed for one item, where it cannot be helped', async () => {
		const allow = '    allow: [{ rule: choice-longest, reason: The hour has no shorter name. }]\n';
		const rules = await warningsOf(quizOf(longKey(0, allow), ...[1, 2, 3].map((at) => longKey(at))));
		expect(rules.filter((rule) => rule === 'choice-longest')).toHaveLength(3);
		expect(rules).not.toContain('idle-allow');
		expect(await warningsOf(quizOf(item(0, ['by day*', 'at noon'], allow)))).toEqual(['idle-allow']);
	});

	test('is also looked for in the question bank, and over the whole module', async () => {
		const part = (access: string, ...items: string[]) =>
			change(quizOf(...items), 'summary:', `${access}summary:`);
		const files = (access: string) => ({
			'module.yaml': change(MODULE, '[opening]', '[opening, second, third]'),
			'opening.yaml': quizOf(fair(0), exampleItem('choice')),
			'second.yaml': part(access, longKey(1), longKey(2)),
			'third.yaml': part(access, longKey(3), longKey(5)),
		});
		const rules = async (access: string) =>
			(await problemsOf(files(access), 'warning')).filter((one) => one.endsWith('choice-longest'));
		expect(await rules('access: assigned\n')).toHaveLength(4);
		expect(await rules('')).toHaveLength(0);
	});

	test('hedged-key: keys are hedged, and distractors are not', async () => {
		const hedged = (at: number) => item(at, ['It may be so.*', 'It is so.', 'It was so.']);
		const both = (at: number) => item(at, ['It may be so.*', 'It might be.', 'It was so.']);
		expect(await warningsOf(quizOf(...[0, 1, 2, 3].map(hedged)))).toContain('hedged-key');
		expect(await warningsOf(quizOf(...[0, 1, 2, 3].map(both)))).not.toContain('hedged-key');
	});
});

const TOPICS = ['The doors open at noon.', 'Members pay nothing.', 'Spring is likely.'];
const MORE_TOPICS = ['Books are new.', 'A day has been set.', 'Many people wrote.'];
const statement = (text: string, key: string, at: number) =>
	change(exampleItem('statement'), 'key: false', `key: ${key}`)
		.replace('id: date-is-fixed', `id: statement-${at}`)
		.replace('The day of the opening is fixed.', text);
const judged = (keys: readonly string[]) =>
	quizOf(...keys.map((key, at) => statement([...TOPICS, ...MORE_TOPICS][at] ?? '', key, at)));

test.each<[keys: string, reported: number]>([
	['true true false false not-stated not-stated', 0],
	['true true true false false not-stated', 0],
	// None is true: the more frequent of the others are to change.
	['false false not-stated not-stated not-stated not-stated', 4],
	['true true true true false not-stated', 4],
	['false false false not-stated not-stated', 0],
])('uneven-judgements: statements that are %s', async (keys, reported) => {
	const rules = await warningsOf(judged(keys.split(' ')));
	expect(rules.filter((rule) => rule === 'uneven-judgements')).toHaveLength(reported);
});

describe('a finding about what an item shows', () => {
	const choice = exampleItem('choice');
	const match = exampleItem('match');

	test.each<[rule: string, bad: string, good: string]>([
		['no-spare-target', match.replace(/ {4}- id: no-day[\s\S]*?(?= {4}- id: members)/, ''), match],
		...['It fits spring too.', 'It could also be meant.', 'Arguably, it is.', 'That is partly true.'].map(
			(words): [string, string, string] => [
				'second-reading',
				change(choice, 'An expectation is not a date.', words),
				change(choice, 'An expectation is not a date.', 'The sentence is read too fast.'),
			],
		),
		[
			'quoted-proof',
			change(choice, 'What does the notice', 'After “No date has been fixed”, what does the notice'),
			change(choice, 'What does the notice', 'After “open in spring, or in autumn”, what does the notice'),
		],
		[
			'near-copy',
			`${item(0, ['by day*', 'at noon'])}\n${item(0, ['by night*', 'at dawn']).replace('item-0', 'copy').replace('people', 'members')}`,
			`${fair(0)}\n${fair(1)}`,
		],
	])('%s', async (rule, bad, good) => {
		expect(await warningsOf(quizOf(bad))).toContain(rule);
		expect(await warningsOf(quizOf(good))).not.toContain(rule);
	});

	test('near-copy: also of an item in another quiz, which is named', async () => {
		const found = await problemsOf(
			{
				'module.yaml': change(MODULE, '[opening]', '[opening, second]'),
				'readings/notice.md': READING,
				'second.yaml': quizOf(exampleItem('choice')),
			},
			'warning',
		);
		expect(found).toEqual([expect.stringMatching(/^second\.yaml:\d+:\d+ near-copy$/)]);
	});
});
