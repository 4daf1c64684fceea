import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serverClock, type Moment } from '../../src/lib/player/assigned/server-clock.ts';

const SECOND = 1_000;
const T0 = Date.UTC(2026, 0, 5, 8);

/** A device and a server. Time passes awake or asleep; somebody may set the wall clock. */
function world() {
	let truth = 0;
	let ticks = 500;
	let wall = 77_777;
	const read = (): Moment => ({ ticks, wall });
	const clock = serverClock(read);
	return {
		clock,
		awake(ms: number) {
			truth += ms;
			ticks += ms;
			wall += ms;
		},
		/** The monotonic clock stands still. */
		asleep(ms: number) {
			truth += ms;
			wall += ms;
		},
		setWall(by: number) {
			wall += by;
		},
		/** Asks; the request takes `up`, the answer `down`, and the device may sleep on the way. */
		ask(up: number, down: number, sleeps = 0) {
			const asked = read();
			this.awake(up);
			const serverNow = T0 + truth;
			this.asleep(sleeps);
			this.awake(down);
			clock.heard(asked, read(), serverNow);
		},
		/** Positive: the time shown is later than the server's. */
		ahead: () => (clock.now() ?? NaN) - (T0 + truth),
	};
}

describe('the server’s clock', () => {
	test('is unknown before the server has replied', () => {
		expect(serverClock(() => ({ ticks: 0, wall: 0 })).now()).toBeNull();
	});

	test('is taken from the middle of a quick answer, and runs on', () => {
		const here = world();
		here.ask(100, 100);
		expect(here.ahead()).toBe(0);
		here.awake(60 * SECOND);
		expect(here.ahead()).toBe(0);
	});

	test('is right after sleep at once, and a slow first answer does not spoil it', () => {
		const here = world();
		here.ask(5, 5);
		here.asleep(20 * 60 * SECOND);
		expect(here.ahead()).toBe(0);
		expect(here.clock.isDoubtful()).toBe(true);
		here.ask(4 * SECOND, 10);
		expect(Math.abs(here.ahead())).toBeLessThanOrEqual(SECOND);
		expect(here.clock.isDoubtful()).toBe(false);
	});

	test('a wall clock that was set is noticed, and one answer mends it', () => {
		for (const by of [3_600 * SECOND, -3_600 * SECOND]) {
			const here = world();
			here.ask(5, 5);
			here.setWall(by);
			here.awake(SECOND);
			expect(here.clock.isDoubtful()).toBe(true);
			here.ask(9 * SECOND, SECOND);
			expect(here.ahead()).toBeLessThanOrEqual(SECOND);
			here.awake(300 * SECOND);
			expect(here.ahead()).toBeLessThanOrEqual(SECOND);
			expect(here.clock.isDoubtful()).toBe(false);
		}
	});

	const ms = fc.integer({ min: 0, max: 30 * SECOND });
	const step = fc.oneof(
		fc.record({ kind: fc.constant('awake' as const), ms }),
		fc.record({ kind: fc.constant('asleep' as const), ms: fc.integer({ min: 0, max: 7_200 * SECOND }) }),
		fc.record({
			kind: fc.constant('set' as const),
			by: fc.integer({ min: -7_200 * SECOND, max: 7_200 * SECOND }),
		}),
		fc.record({ kind: fc.constant('ask' as const), up: ms, down: ms, sleeps: fc.constantFrom(0, 0, 60_000) }),
	);

	test('whatever happens, after one answer the time shown is never a second later than the server’s', () => {
		fc.assert(
			fc.property(
				fc.array(step, { maxLength: 40 }),
				ms,
				ms,
				ms,
				fc.boolean(),
				(steps, up, down, then, naps) => {
					const here = world();
					for (const one of steps) {
						if (one.kind === 'awake') here.awake(one.ms);
						else if (one.kind === 'asleep') here.asleep(one.ms);
						else if (one.kind === 'set') here.setWall(one.by);
						else here.ask(one.up, one.down, one.sleeps);
					}
					here.ask(up, down);
					// A device that runs on, or sleeps, while nobody sets its clock.
					if (naps) here.asleep(then);
					else here.awake(then);
					expect(here.ahead()).toBeLessThanOrEqual(SECOND);
					// And it lags by no more than that answer took.
					expect(here.ahead()).toBeGreaterThanOrEqual(-(up + down));
				},
			),
			{ numRuns: 2_000 },
		);
	});

	test('quick answers leave it within half a second of the server’s, in both directions', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(300), fc.nat(300), fc.nat(7_200 * SECOND)), { minLength: 1, maxLength: 20 }),
				(answers) => {
					const here = world();
					for (const [up, down, sleep] of answers) {
						here.asleep(sleep);
						here.ask(up, down);
						expect(Math.abs(here.ahead())).toBeLessThanOrEqual(500);
					}
				},
			),
		);
	});
});
