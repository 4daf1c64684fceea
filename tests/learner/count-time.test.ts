import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, IDLE_MS, startCounting, type Counting } from '../../src/lib/learner/progress/clock.ts';

type What = Parameters<typeof count>[2];
const run = (steps: readonly (readonly [number, What])[], inView = true, start = 0): Counting =>
	steps.reduce((counting, [now, what]) => count(counting, now, what), startCounting(start, inView));

describe('time that counts', () => {
	test.each<[string, [number, What][], number]>([
		['goes on while the page is looked at', [[5_000, 'tick']], 5_000],
		[
			'ends when the page goes out of view',
			[
				[5_000, 'hidden'],
				[9_000, 'tick'],
			],
			5_000,
		],
		[
			'goes on when it comes back',
			[
				[5_000, 'hidden'],
				[9_000, 'shown'],
				[10_000, 'tick'],
			],
			6_000,
		],
		[
			'ends a minute after the last touch',
			[
				[30_000, 'used'],
				[500_000, 'tick'],
			],
			30_000 + IDLE_MS,
		],
		[
			'leaves out what lay between',
			[
				[500_000, 'used'],
				[510_000, 'tick'],
			],
			IDLE_MS + 10_000,
		],
		[
			'being touched out of view is no use',
			[
				[1_000, 'hidden'],
				[2_000, 'used'],
				[3_000, 'tick'],
			],
			1_000,
		],
		['a night with the lid closed adds no more than a minute', [[28_800_000, 'shown']], IDLE_MS],
		[
			'a clock that goes back adds nothing',
			[
				[5_000, 'tick'],
				[1_000, 'tick'],
				[6_000, 'tick'],
			],
			6_000,
		],
	])('%s', (_, steps, expected) => {
		expect(run(steps).counted).toBe(expected);
	});

	test('a page opened in the background starts counting when it is seen', () => {
		expect(
			run(
				[
					[9_000, 'shown'],
					[10_000, 'tick'],
				],
				false,
			).counted,
		).toBe(1_000);
	});
});

const what = fc.constantFrom<What[]>('used', 'shown', 'hidden', 'tick');
const steps = fc.array(fc.tuple(fc.integer({ min: -1_000_000, max: 5_000_000 }), what), { maxLength: 40 });

test('never negative, never going down, never more than has really passed', () => {
	fc.assert(
		fc.property(steps, fc.boolean(), (all, inView) => {
			let counting = startCounting(0, inView);
			let latest = 0;
			for (const [now, happening] of all) {
				const next = count(counting, now, happening);
				latest = Math.max(latest, now);
				expect(next.counted).toBeGreaterThanOrEqual(counting.counted);
				expect(next.counted).toBeLessThanOrEqual(latest);
				counting = next;
			}
		}),
	);
});

test('looking at the clock more often changes nothing', () => {
	const forward = fc
		.array(fc.tuple(fc.nat({ max: 90_000 }), what), { maxLength: 20 })
		.map((all) =>
			all.map(([, one], index) => [sum(all.slice(0, index + 1).map(([ms]) => ms)), one] as const),
		);
	fc.assert(
		fc.property(forward, (all) => {
			const ticked = all.flatMap(([now, one]) => [
				[Math.max(0, now - 1), 'tick'] as const,
				[now, one] as const,
			]);
			expect(run(ticked).counted).toBe(run(all).counted);
		}),
	);
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
