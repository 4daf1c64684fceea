import { describe, expect, test } from 'vitest';
import { parsePlaywright, parseVitest, type Report, type Reported } from '../../src/cli/parse-report.ts';
import { tallyTests } from '../../src/cli/run-tests.ts';

const reported = (state: Reported['state'], place = 'a.test.ts', why = ''): Reported => ({
	place,
	title: `one that is ${state}`,
	state,
	why,
});
const report = (tests: readonly Reported[], faults: readonly string[] = [], startedAt = 5): Report => ({
	startedAt,
	tests,
	faults,
});
const count = (own: Report | null, found: readonly string[] | null = ['a.test.ts'], startedAt = 5) =>
	tallyTests({ startedAt, report: own, found });

describe('what counts', () => {
	test.each<[string, ReturnType<typeof count>, [passed: number, failed: number, note: RegExp | null]]>([
		['one passed', count(report([reported('passed')])), [1, 0, null]],
		['a table of tests, found as one', count(report([reported('passed'), reported('passed')])), [2, 0, null]],
		['one failed', count(report([reported('failed')])), [0, 1, null]],
		['one passed late', count(report([reported('late')])), [1, 0, /second try: a\.test\.ts/]],
		[
			'one was skipped',
			count(report([reported('skipped', 'a.test.ts', 'no keyboard')])),
			[0, 0, /1 skipped: no keyboard/],
		],
		[
			'one was skipped without a reason',
			count(report([reported('skipped')])),
			[0, 0, /no reason given \(a\.test\.ts: one/],
		],
		['one did not run', count(report([reported('lost')])), [0, 1, /did not run: a\.test\.ts/]],
		['a file threw', count(report([reported('passed')], ['b.test.ts: no'])), [1, 1, /b\.test\.ts: no/]],
		['no report', count(null), [0, 2, /No report/]],
		['an old report', count(report([reported('passed')]), ['a.test.ts'], 6), [0, 2, /earlier/]],
		[
			'a short report',
			count(report([reported('passed')]), ['a.test.ts', 'b.test.ts', 'b.test.ts']),
			[1, 2, /b\.test\.ts: 2 found/],
		],
		[
			'more elsewhere makes up for nothing',
			count(report([reported('passed'), reported('passed')]), ['a.test.ts', 'b.test.ts']),
			[2, 1, /b\.test\.ts: 1 found/],
		],
		['nothing was counted before', count(report([reported('passed')]), null), [1, 1, /could not be counted/]],
		['no tests at all', count(report([]), []), [0, 1, /No tests/]],
	])('%s', (_, tally, [passed, failed, note]) => {
		expect(tally).toMatchObject({ passed, failed });
		if (note) expect(tally.notes.join('\n')).toMatch(note);
		else expect(tally.notes).toEqual([]);
	});

	test('skips are summed by their reason', () => {
		const tests = ['a', 'b', 'a'].map((why) => reported('skipped', 'a.test.ts', why));
		expect(count(report(tests)).notes).toEqual(['2 skipped: a', '1 skipped: b']);
	});
});

describe('what vitest writes', () => {
	const written = (status: string, tests: string[], message = '', success = status === 'passed') =>
		parseVitest(
			JSON.stringify({
				startTime: 1,
				success,
				testResults: [
					{
						name: 'a.test.ts',
						status,
						message,
						assertionResults: tests.map((status) => ({ fullName: 'it', status })),
					},
				],
			}),
		);
	const states = (own: Report) => own.tests.map(({ state }) => state);

	test('skipped is skipped in a file that passed, and did not run in one that failed', () => {
		expect(states(written('passed', ['passed', 'skipped', 'todo']))).toEqual([
			'passed',
			'skipped',
			'skipped',
		]);
		expect(states(written('failed', ['failed', 'skipped']))).toEqual(['failed', 'lost']);
	});
	test('one that never ended did not run', () => {
		expect(states(written('passed', ['pending']))).toEqual(['lost']);
	});
	test('a file that failed without a failing test is a fault', () => {
		expect(written('failed', [], 'at import').faults).toEqual(['a.test.ts: at import']);
	});
	test('a run without success that names nothing is a fault', () => {
		expect(written('passed', ['passed'], '', false).faults).toHaveLength(1);
	});
	test.each(['', '{}', '[]', 'null', '{"success":true'])('%j is no report', (text) => {
		expect(() => parseVitest(text)).toThrow();
		expect(() => parsePlaywright(text)).toThrow();
	});
});

describe('what Playwright writes', () => {
	const written = (status: string, expectedStatus: string, results: string[], errors: string[] = []) => {
		const own = {
			projectName: 'phone',
			status,
			expectedStatus,
			annotations: [{ type: 'skip', description: 'too narrow' }],
			results: results.map((status) => ({ status })),
		};
		const group = { specs: [{ title: 'it', file: 'a.spec.ts', tests: [own] }] };
		return parsePlaywright(
			JSON.stringify({
				suites: [{ specs: [], suites: [group] }],
				errors: errors.map((message) => ({ message })),
				stats: { startTime: '2026-01-01T00:00:00.000Z' },
			}),
		);
	};

	test.each([
		['expected', 'passed', ['passed'], 'passed'],
		['expected', 'failed', ['failed'], 'passed'],
		['flaky', 'passed', ['failed', 'passed'], 'late'],
		['unexpected', 'passed', ['timedOut'], 'failed'],
		['skipped', 'skipped', ['skipped'], 'skipped'],
		['skipped', 'passed', ['skipped'], 'lost'],
		['skipped', 'passed', ['interrupted'], 'lost'],
		['skipped', 'skipped', [], 'lost'],
	] as const)('%s, where %s was expected and came %j, is %s', (status, expected, results, state) => {
		expect(written(status, expected, [...results]).tests).toEqual([
			{ place: '[phone] a.spec.ts', title: 'it', state, why: 'too narrow' },
		]);
	});
	test('an error outside a test is a fault', () => {
		expect(written('expected', 'passed', ['passed'], ['at import']).faults).toEqual(['at import']);
	});
});
