import { beforeEach, describe, expect, test } from 'vitest';
import { memoryOutbox, givingWay } from '../../src/lib/device/open-outbox.ts';
import type { Outbox } from '../../src/lib/wire/waiting-event.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';

const gave = (response: string): AttemptEvent => ({
	type: 'responded',
	at: 0,
	item: 'q1',
	response: [response],
});
const responses = async (outbox: Outbox) =>
	(await outbox.waiting()).map(({ event }) => ('response' in event ? event.response[0] : event.type));

/** A store that works, until it fails in this way. */
function failing(store: Outbox) {
	let error: unknown = null;
	const guarded =
		<A extends unknown[], T>(work: (...asked: A) => Promise<T>) =>
		async (...asked: A) => {
			if (error) throw error;
			return work(...asked);
		};
	const outbox: Outbox = {
		isKept: true,
		add: guarded(store.add),
		waiting: guarded(store.waiting),
		acknowledge: guarded(store.acknowledge),
		setAside: guarded(store.setAside),
		refused: guarded(store.refused),
		forgetRefused: guarded(store.forgetRefused),
		end: guarded(store.end),
	};
	return { outbox, fail: (how: unknown) => (error = how) };
}

const died = new DOMException('The database connection is closing.', 'InvalidStateError');
const late = new Error('The store timed out.');

describe('a store that dies under the page', () => {
	let store = failing(memoryOutbox('a'));
	let outbox = givingWay(store.outbox, memoryOutbox('a'));
	beforeEach(() => {
		store = failing(memoryOutbox('a'));
		outbox = givingWay(store.outbox, memoryOutbox('a'));
	});

	test.each([died, late])('is never “nothing waits”: %s', async (how) => {
		store.fail(how);
		await expect(outbox.waiting()).rejects.toBe(how);
		store.fail(null);
		expect(await outbox.waiting()).toEqual([]);
	});

	test('takes nothing with it that this page knew, and what is done next comes after it', async () => {
		await outbox.add(gave('first'));
		store.fail(died);
		await outbox.add(gave('second'));
		expect(outbox.isKept).toBe(false);
		expect(await responses(outbox)).toEqual(['first', 'second']);
	});

	test('takes over what was done meanwhile once it is back, before anything newer, under the same ids', async () => {
		await outbox.add(gave('first'));
		store.fail(died);
		const second = await outbox.add(gave('second'));
		store.fail(null);
		await outbox.add(gave('third'));
		expect(outbox.isKept).toBe(true);
		const waiting = await store.outbox.waiting();
		expect(waiting.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
		expect(waiting[1]).toMatchObject({ id: second.id, event: second.event });
		expect(await responses(outbox)).toEqual(['first', 'second', 'third']);
	});

	test('is asked for what an earlier visit left as soon as it can be read', async () => {
		await store.outbox.add(gave('earlier'));
		store.fail(died);
		await outbox.add(gave('now'));
		expect(await responses(outbox)).toEqual(['now']);
		store.fail(null);
		expect(await responses(outbox)).toEqual(['earlier', 'now']);
	});

	test('does not bring back what the server has acknowledged or refused', async () => {
		const [one, two] = [await outbox.add(gave('one')), await outbox.add(gave('two'))];
		store.fail(died);
		await outbox.acknowledge([one]);
		await outbox.setAside([{ ...two, because: 'handed-in' }]);
		store.fail(null);
		expect(await outbox.waiting()).toEqual([]);
		expect(await outbox.refused()).toMatchObject([{ id: two.id, because: 'handed-in' }]);
	});

	test('a store the browser refuses has nothing waiting', async () => {
		store.fail(new DOMException('No storage here.', 'SecurityError'));
		expect(await outbox.waiting()).toEqual([]);
		await outbox.add(gave('one'));
		expect(outbox.isKept).toBe(false);
		expect(await responses(outbox)).toEqual(['one']);
	});
});
