import { describe, expect, test } from 'vitest';
import { CASE, change, MODULE, problemsOf, read, WITH_CASE } from './lunar.ts';

const withCase = (from: string, to: string) => ({ ...WITH_CASE, 'cases/door.yaml': change(CASE, from, to) });
/** The line of the example on which some words stand. */
const lineOf = (words: string) => CASE.slice(0, CASE.indexOf(words)).split('\n').length;
const rulesOf = async (from: string, to: string, severity: 'error' | 'warning' = 'error') =>
	(await problemsOf(withCase(from, to), severity)).map((problem) => problem.split(' ')[1]);

describe('the guide’s case', () => {
	test('is without a fault, and a stop at the end of the path', async () => {
		const { modules, problems } = await read(WITH_CASE);
		expect(problems).toEqual([]);
		expect(modules[0]?.cases.map(({ id, points }) => [id, points.length])).toEqual([['door', 2]]);
		expect(modules[0]?.path[0]?.stops.at(-1)).toEqual({ kind: 'case', id: 'door' });
	});

	test('has its feedback proved, and its texts depend on what was decided', async () => {
		const { modules } = await read(WITH_CASE);
		const [visitor, crowd] = modules[0]?.cases[0]?.points ?? [];
		expect(visitor?.options[0]).toMatchObject({
			id: 'first-of-april',
			points: 0,
			consequence: [{ text: 'She writes it down and tells her friends.', when: {} }],
			citations: [{ reading: 'notice', passages: ['p1.s2'] }],
			set: { promise: 'made' },
		});
		expect(crowd?.text.map(({ when }) => when)).toEqual([{ promise: ['none'] }, { promise: ['made'] }, {}]);
	});

	test('can stand anywhere on a path, and has to stand somewhere', async () => {
		const path = (steps: string) => ({
			...WITH_CASE,
			'module.yaml': `${MODULE}cases: [door]\npath:\n  - title: All\n    steps: [${steps}]\n`,
		});
		const sound = await read(path('{ read: notice }, { case: door }, { quiz: opening }'));
		expect(sound.problems).toEqual([]);
		expect(sound.modules[0]?.path[0]?.stops[1]).toEqual({ kind: 'case', id: 'door' });
		expect(await problemsOf(path('{ read: notice }, { quiz: opening }'))).toEqual([
			expect.stringContaining('missing-step'),
		]);
		expect(await problemsOf(path('{ read: notice }, { quiz: opening }, { case: window }'))).toEqual([
			expect.stringContaining('missing-step'),
			expect.stringContaining('unknown-step'),
		]);
	});
});

describe('the checker stops at', () => {
	test('a place where nothing would be told, and says after which decisions', async () => {
		const changes = withCase(
			'            text: Most people go home. Some stay and argue.',
			'            text: People go home.',
		);
		const silent = {
			...changes,
			'cases/door.yaml': change(
				changes['cases/door.yaml'],
				'          - when: { promise: made }\n            text: People go home.\n',
				'',
			),
		};
		const { problems } = await read(silent);
		expect(problems).toEqual([
			expect.objectContaining({
				rule: 'dead-end',
				line: lineOf('          - when: { promise: none }\n            text: People thank'),
				message: 'Nothing is shown here if a visitor was promised a day in spring.',
			}),
		]);
	});

	test('a paragraph that no decisions lead to', async () => {
		// Before the first decision nothing can have been promised.
		const text = 'text:\n      - A visitor asks.\n      - { when: { promise: made }, text: She is back. }';
		expect(await problemsOf(withCase('text: A visitor asks on which day the library opens.', text))).toEqual([
			`cases/door.yaml:${lineOf('text: A visitor asks') + 2}:9 unreachable`,
		]);
	});

	test.each([
		['a fact that is not there', 'set: { promise: made }', 'set: { promised: made }', 'unknown-fact'],
		['a value that is not there', 'set: { promise: made }', 'set: { promise: broken }', 'unknown-value'],
		['a condition on neither', 'when: { promise: none }', 'when: { promise: open }', 'unknown-value'],
		['a point without a best option', 'points: 2', 'points: 1', 'no-best'],
		[
			'a quote that is not in its reading',
			'quote: "No date has been fixed."',
			'quote: "A date has been fixed."',
			'missing-quote',
		],
		[
			'a reading that is not there',
			'{ reading: notice, quote: "No date',
			'{ reading: letter, quote: "No date',
			'unknown-reading',
		],
		['two points of one id', 'id: the-crowd', 'id: the-visitor', 'duplicate-id'],
		['two options of one id', 'id: new-notice', 'id: same-notice', 'duplicate-id'],
		['two facts’ values of one id', '{ id: made, if', '{ id: none, if', 'duplicate-id'],
		[
			'an option without feedback',
			'        feedback: A guess at the door sounds like a date. The notice has none.\n',
			'',
			'schema',
		],
		[
			'an option without a consequence',
			'        consequence: She writes it down and tells her friends.\n',
			'',
			'schema',
		],
		[
			'an option without a citation',
			'        cites: { reading: notice, quote: "No date has been fixed." }\n',
			'',
			'schema',
		],
		['points that are none', 'points: 0', 'points: 3', 'schema'],
		['another kind', 'kind: case', 'kind: quiz', 'schema'],
		['markup', 'She writes it down', 'She <b>writes</b> it down', 'schema'],
	])('%s', async (_, from, to, rule) => {
		expect(await rulesOf(from, to)).toContain(rule);
	});

	test('a case that is listed twice, or not there', async () => {
		const listed = (cases: string) => ({ ...WITH_CASE, 'module.yaml': `${MODULE}cases: ${cases}\n` });
		expect(await problemsOf(listed('[door, door]'))).toEqual([expect.stringContaining('duplicate-id')]);
		expect(await problemsOf(listed('[door, window]'))).toEqual(['cases/window.yaml:1:1 file']);
	});
});

describe('the checker warns of', () => {
	test.each([
		[
			'a name from elsewhere in the feedback',
			'But an expectation grows old.',
			'But, as Hamlet says, it grows old.',
			'unsupported-fact',
		],
		[
			'a best option that is clearly the longest',
			'“In spring, I expect. There is no date yet.”',
			'“In spring, I expect. There is no date yet, but you are welcome to come back.”',
			'longest-key',
		],
		[
			'a value that nothing sets',
			'a day in spring }\n',
			'a day in spring }\n      - { id: kept, if: a promise was kept }\n',
			'idle-value',
		],
	])('%s', async (_, from, to, rule) => {
		const { problems } = await read(withCase(from, to));
		expect(problems.map((problem) => problem.rule)).toContain(rule);
	});

	test('a fact on which nothing depends', async () => {
		const state =
			'state:\n  - id: weather\n    values: [{ id: dry, if: it is dry }, { id: wet, if: it rains }]';
		const { problems } = await read(withCase('state:', state));
		expect(problems.map(({ rule }) => rule)).toEqual(['idle-fact', 'idle-value']);
	});

	test('the best option that is always in one place', async () => {
		const point = (id: string) => `  - id: ${id}
    title: Again
    text: Again.
    options:
      - { id: a, text: The one, points: 0, consequence: So., feedback: No., cites: { reading: notice, quote: "No date has been fixed." } }
      - { id: b, text: Other, points: 2, consequence: So., feedback: Yes., cites: { reading: notice, quote: "No date has been fixed." } }
`;
		const { problems } = await read(withCase('debrief:', `${point('third')}${point('fourth')}debrief:`));
		expect(problems.map(({ rule }) => rule)).toEqual(['key-position']);
	});

	test('nothing that its author allows', async () => {
		const { problems } = await read(
			withCase(
				'But an expectation grows old.',
				'But, as Hamlet says, it grows old.\n        allow: [{ rule: unsupported-fact, reason: a joke }]',
			),
		);
		expect(problems).toEqual([]);
	});
});
