import { expect, test } from 'vitest';
import { byLastUse } from '../../src/lib/learner/progress/load-outlines.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

const read = (module: string, seq: number): StudyEvent => ({
	id: `${module}${seq}`,
	at: 1_000 - seq,
	seq,
	type: 'read',
	module,
	reading: 'r',
});
const set: StudyEvent = { id: 's', at: 0, seq: 99, type: 'set', module: '', name: 'session', value: 5 };

test('the module used last comes first, by the order of what was done and not by the clock', () => {
	const events = [read('b', 3), read('a', 1), set, read('a', 4), read('c', 2)];
	expect(byLastUse(events)).toEqual(['a', 'b', 'c']);
	expect(byLastUse([set])).toEqual([]);
});

test('a log that names ten thousand modules', () => {
	const events = Array.from({ length: 10_000 }, (_, n) => read(`m${n}`, n));
	expect(byLastUse(events)).toEqual(events.map(({ module }) => module).reverse());
});
