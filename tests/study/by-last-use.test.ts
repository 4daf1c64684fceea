import { expect, test } from 'vitest';
import { byLastUse, mostDue } from '../../src/lib/study/progress/by-last-use.ts';
import type { StudyEvent } from '../../src/lib/study/log/study-event.ts';

const read = (module: string, seq: number): StudyEvent => ({
	id: `${module}${seq}`,
	at: 1_000 - seq,
	seq,
	type: 'read',
	module,
	reading: 'r',
});
const set: StudyEvent = { id: 's', at: 0, seq: 99, type: 'set', module: '', name: 'session', value: 5 };
const EVENTS = [read('b', 3), read('a', 1), set, read('a', 4), read('c', 2)];

test('the module used last comes first, by the order of what was done and not by the clock', () => {
	expect(byLastUse(EVENTS)).toEqual(['a', 'b', 'c']);
	expect(byLastUse([set])).toEqual([]);
});

test('the module with most due; of equals the one used last', () => {
	expect(mostDue(EVENTS, (module) => (module === 'c' ? 7 : 2))).toBe('c');
	expect(mostDue(EVENTS, () => 3)).toBe('a');
	expect(mostDue([], () => 3)).toBeNull();
});
