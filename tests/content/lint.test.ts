import { describe, expect, test } from 'vitest';
import { change, exampleItem, MODULE, problemsOf, QUIZ, quizOf, READING, warningsOf } from './lunar.ts';

const choice = exampleItem('choice');
const swap = (...pairs: [string, string][]) =>
	pairs.reduce((yaml, [from, to]) => {
		if (!yaml.includes(from)) throw new Error(`“${from}” is not there`);
		return yaml.replace(from, to);
	}, choice);

const swapGap = (accept: string) => change(exampleItem('gap'), '[date]', accept);
const withThird = (text: string) =>
	`${choice}      - { id: kept-secret, text: ${text}, rationale: The notice has no secret., not-stated: true }\n`;

describe('a finding about an item', () => {
	test.each<[rule: string, bad: string, good: string]>([
		[
			'longest-key',
			swap(['It has yet to be fixed.', 'It has yet to be fixed, and nobody has said by whom or when.']),
			choice,
		],
		[
			'contained-choice',
			swap(
				['It is fixed for a day in spring.', 'A day in spring.'],
				['It has yet', 'Not a day in spring, it has yet'],
			),
			choice,
		],
		['odd-style', swap(['It is fixed for a day in spring.', 'It is fixed for a day in spring']), choice],
		['odd-style', withThird('it is a secret.'), withThird('It is a secret.')],
		[
			'verbal-cue',
			swap(['It has yet to be fixed.', 'The opening has no date.']),
			swap(['It has yet to be fixed.', 'The opening has no date.'], ['It is fixed', 'The opening is fixed']),
		],
		[
			'two-questions',
			swap(['the opening?', 'the opening? And why?']),
			swap(['the opening?', 'the opening under “When? Where?”?']),
		],
		[
			'repeated-rationale',
			swap([
				'The second sentence says so in plain words.',
				'Spring is what the director expects. An expectation is not a date.',
			]),
			choice,
		],
		[
			'article-cue',
			exampleItem('gap')
				.replace('director {verb} the', 'director has an {verb} for the')
				.replace('text: orders', 'text: wishes'),
			exampleItem('gap').replace('director {verb} the', 'director has the {verb} for the'),
		],
		...(
			[
				['[date, U.N. date]', '[date, UN date, United Nations date]'],
				['["13"]', '["13", thirteen]'],
				['[twenty-one]', '[twenty-one, twenty one, "21"]'],
				['["50%"]', '["50 %", fifty per cent]'],
				['["20,000"]', '[20 000, twenty thousand, 20 thousand]'],
				['[non-binding]', '[non-binding, nonbinding, non binding]'],
				['[stabilisation]', '[stabilization, stabilisation]'],
				['[organize]', '[organise, organize]'],
				['[defence]', '[defence, defense]'],
				['[law and order]', '[law and order, law & order]'],
				['["7"]', '["2027"]'],
				['["7"]', '[promise, exercise, compromised]'],
			] as const
		).map(([bad, good]): [string, string, string] => ['missing-spelling', swapGap(bad), swapGap(good)]),
		[
			'given-away',
			`${choice}\n${swap(['id: date-of-opening', 'id: other'], ['What does', 'It has yet to be fixed. What does'])}`,
			`${choice}\n${swap(['id: date-of-opening', 'id: other'])}`,
		],
		['all-or-none', swap(['It is fixed for a day in spring.', 'None of the above.']), choice],
		['negative-prompt', swap(['What does', 'What does not']), swap(['What does', 'What does NOT'])],
		[
			'absolute-word',
			swap(['It is fixed for a day', 'It is always fixed for a day']),
			swap(['It is fixed for a day', 'It is always fixed for a day'], ['It has yet', 'It has always yet']),
		],
		['negative-prompt', swap(['What does', 'What doesn’t']), choice],
		['duplicate-choice', exampleItem('gap').replace('text: orders', 'text: Expects'), exampleItem('gap')],
		[
			'duplicate-choice',
			exampleItem('match').replace('text: left out', 'text: Stated.'),
			exampleItem('match'),
		],
		['duplicate-choice', swap(['It is fixed for a day in spring.', 'It has yet to be fixed!']), choice],
		['no-rationale', swap(['        rationale: The second sentence says so in plain words.\n', '']), choice],
		[
			'no-evidence',
			swap(['        cites: { quote: "The director expects the library to open in spring." }', '']),
			swap(['cites: { quote: "The director expects the library to open in spring." }', 'not-stated: true']),
		],
		['stated-and-not', swap(['in spring." }', 'in spring." }\n        not-stated: true']), choice],
		[
			'unsupported-fact',
			swap(['An expectation is not a date.', 'In 1969 it was.']),
			swap(['An expectation is not a date.', 'It says “spring”.']),
		],
		['unsupported-fact', swap(['An expectation is not a date.', 'So said Armstrong.']), choice],
		[
			'idle-allow',
			swap(['    level:', '    allow: [{ rule: longest-key, reason: none }]\n    level:']),
			choice,
		],
	])('%s', async (rule, bad, good) => {
		expect(await warningsOf(quizOf(bad))).toContain(rule);
		expect(await warningsOf(quizOf(good))).not.toContain(rule);
	});

	test('keyed-elsewhere: the key rests on another reading than the one that is said to decide', async () => {
		const lesson = READING.replace('kind: source', 'kind: lesson');
		const keyedBy = (reading: string) =>
			problemsOf(
				{
					'module.yaml': MODULE.replace('[notice]', '[notice, lesson]'),
					'readings/lesson.md': lesson,
					'opening.yaml': change(QUIZ, '{ quote: "No date', `{ reading: ${reading}, quote: "No date`),
				},
				'warning',
			);
		expect(await keyedBy('lesson')).toEqual([expect.stringMatching(/ keyed-elsewhere$/)]);
		expect(await keyedBy('notice')).toEqual([]);
	});

	test('that is right after all is allowed with a reason', async () => {
		const bad = swap(['What does', 'What does not']);
		const allowed = bad.replace(
			'    level:',
			'    allow: [{ rule: negative-prompt, reason: It is what is asked. }]\n    level:',
		);
		expect(await warningsOf(quizOf(allowed))).toEqual([]);
	});

	test('stands at its place', async () => {
		const quiz = QUIZ.replace('What does the notice say', 'What does the notice not say');
		const line = quiz.split('\n').findIndex((text) => text.includes('What does the notice not')) + 1;
		expect(await problemsOf({ 'opening.yaml': quiz }, 'warning')).toEqual([
			`opening.yaml:${line}:13 negative-prompt`,
		]);
	});
});

describe('a finding about a quiz or a module', () => {
	const numbered = (keyFirst: (index: number) => boolean) =>
		quizOf(
			...Array.from({ length: 6 }, (_, index) => {
				const item = choice.replace('id: date-of-opening', `id: item-${index}`);
				if (keyFirst(index)) return item;
				const [head = '', first = '', second = ''] = item.split(/(?=^ {6}- id: )/m);
				return `${head}${second.trimEnd()}\n${first}`;
			}),
		);

	test('key-position: keys that mostly stand at one place', async () => {
		expect(await warningsOf(numbered((index) => index < 4))).toContain('key-position');
		expect(await warningsOf(numbered((index) => index < 3))).not.toContain('key-position');
	});

	test('uncited-paragraph: a paragraph of a source nobody asks about', async () => {
		const more = `${READING}\nNobody asks about this.\n`;
		expect(await problemsOf({ 'readings/notice.md': more }, 'warning')).toEqual([
			'module.yaml:1:1 uncited-paragraph',
		]);
		const lesson = more.replace('kind: source', 'kind: lesson');
		expect(await problemsOf({ 'readings/notice.md': lesson }, 'warning')).toEqual([]);
	});

	test('objective-without-item', async () => {
		const more = MODULE.replace('readings:', '  - { id: other, title: Other, can: do more }\nreadings:');
		expect(await problemsOf({ 'module.yaml': more }, 'warning')).toEqual([
			expect.stringMatching(/^module\.yaml:8:\d+ objective-without-item$/),
		]);
	});

	test('unlisted-file: a quiz or a reading that nobody lists', async () => {
		expect(await problemsOf({ 'forgotten.yaml': 'title: x' }, 'warning')).toEqual([
			'module.yaml:1:1 unlisted-file',
		]);
	});

	test('unused-reference: a reference nobody notes', async () => {
		const reading = READING.replace('kind: source', 'kind: source\nreferences: [{ id: a, text: A }]');
		expect(await problemsOf({ 'readings/notice.md': reading }, 'warning')).toEqual([
			'readings/notice.md:1:1 unused-reference',
		]);
	});
});
