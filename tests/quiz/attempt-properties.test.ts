import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, emptyAttempt, replay, type Attempt, type AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import { eventLists } from './arbitrary-events.ts';

function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
	return value;
}

/** Every attempt on the way, the empty one first. */
function states(events: readonly AttemptEvent[]): Attempt[] {
	const all = [emptyAttempt];
	for (const event of events) all.push(apply(all.at(-1) ?? emptyAttempt, event));
	return all;
}

const holds = (claim: (events: readonly AttemptEvent[]) => void) =>
	fc.assert(
		fc.property(eventLists, (events) => {
			claim(events);
		}),
		{ numRuns: 500 },
	);

/** @param which of the attempts on the way the claim is about */
const holdsForEach = (claim: (attempt: Attempt) => void, which: (attempt: Attempt) => boolean = () => true) =>
	holds((events) => {
		const all = states(events).filter(which);
		fc.pre(all.length > 0);
		all.forEach(claim);
	});

const holdsForEachStep = (claim: (before: Attempt, after: Attempt, event: AttemptEvent) => void) =>
	holds((events) => {
		const all = states(events);
		events.forEach((event, at) => claim(all[at] ?? emptyAttempt, all[at + 1] ?? emptyAttempt, event));
	});

describe('whatever happens, in whatever order', () => {
	test('the events are the attempt: played again they give the same', () => {
		holds((events) => {
			expect(replay(events)).toEqual(replay(events));
			expect(replay(JSON.parse(JSON.stringify(events)))).toEqual(replay(events));
		});
	});

	test('stopping half-way and going on gives the same', () => {
		holds((events) => {
			const half = Math.floor(events.length / 2);
			expect(events.slice(half).reduce(apply, replay(events.slice(0, half)))).toEqual(replay(events));
		});
	});

	test('events that changed nothing can be left out', () => {
		holds((events) => {
			const all = states(events);
			expect(replay(events.filter((_, at) => all[at] !== all[at + 1]))).toEqual(replay(events));
		});
	});

	test('neither attempt nor event is changed', () => {
		holds((events) => {
			deepFreeze(events).reduce(
				(attempt, event) => deepFreeze(apply(attempt, event)),
				deepFreeze(emptyAttempt),
			);
		});
	});

	test('no event of an item touches another item', () => {
		holdsForEachStep((before, after, event) => {
			const others = 'item' in event ? before.order.filter((id) => id !== event.item) : [];
			for (const id of others) expect(after.items[id]).toBe(before.items[id]);
		});
	});
});

describe('at every moment', () => {
	test('there is one state for each item of the order, and one of them is in front', () => {
		holdsForEach(({ order, items, now }) => {
			expect(new Set(order).size).toBe(order.length);
			expect(Object.keys(items).toSorted()).toEqual(order.toSorted());
			expect(order.length === 0 ? now === '' : order.includes(now)).toBe(true);
		});
	});

	test('what was checked has a response that counts; before handing in, only that has', () => {
		holdsForEach(({ items, submitted }) => {
			for (const { checks, first, phase } of Object.values(items)) {
				if (!submitted) expect(first !== null).toBe(checks > 0);
				if (phase !== 'open') expect(checks).toBeGreaterThan(0);
				expect(first?.response).not.toEqual([]);
			}
		});
	});

	test('with feedback at the end every item stays open and unchecked', () => {
		holdsForEach(
			({ items }) => {
				for (const { checks, phase } of Object.values(items))
					expect({ checks, phase }).toEqual({ checks: 0, phase: 'open' });
			},
			({ options }) => options.feedback === 'end',
		);
	});

	test('there is a certainty only where it is asked for', () => {
		holdsForEach(
			({ items }) => {
				for (const { certainty, first } of Object.values(items))
					expect(certainty ?? first?.certainty ?? null).toBeNull();
			},
			({ options, order }) => order.length > 0 && !options.certainty,
		);
	});
});

describe('from one moment to the next', () => {
	test('what counts never changes once it is there, and no check is undone', () => {
		holdsForEachStep((before, after) => {
			for (const [id, { first, checks }] of Object.entries(before.items)) {
				if (first) expect(after.items[id]?.first).toEqual(first);
				expect(after.items[id]?.checks).toBeGreaterThanOrEqual(checks);
			}
		});
	});

	test('seed, order and options stay as they were at the start', () => {
		holdsForEachStep((before, after) => {
			const begun = before.order.length > 0 ? before : after;
			expect([after.seed, after.order, after.options]).toEqual([begun.seed, begun.order, begun.options]);
		});
	});

	test('what is handed in stays as it is', () => {
		holdsForEachStep((before, after) => {
			if (before.submitted) expect(after).toBe(before);
		});
	});
});
