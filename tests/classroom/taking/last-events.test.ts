import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lastEvents } from '../../../src/lib/classroom/taking/last-events.ts';

const flagged = { type: 'flagged', at: 5, item: 'q1', on: true } as const;
let stored: Map<string, string>;
beforeEach(() => {
	stored = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => stored.get(key) ?? null,
		setItem: (key: string, value: string) => void stored.set(key, value),
		removeItem: (key: string) => void stored.delete(key),
	});
});
afterEach(() => vi.unstubAllGlobals());

test('what was kept is taken once, by its own attempt', () => {
	lastEvents('a').keep([{ id: 'x', event: flagged }]);
	expect(lastEvents('b').take()).toEqual([]);
	expect(lastEvents('a').take()).toEqual([{ id: 'x', event: flagged }]);
	expect(lastEvents('a').take()).toEqual([]);
	expect(stored.size).toBe(0);
});

test('nothing to keep takes away what was kept: the store has it', () => {
	lastEvents('a').keep([{ id: 'x', event: flagged }]);
	lastEvents('a').keep([]);
	expect(stored.size).toBe(0);
});

test.each([
	'',
	'{',
	'null',
	'7',
	'[null, 1, {}]',
	'[{"id":1,"event":{}}]',
	'[{"id":"x","event":{"type":"none"}}]',
])('%s is nothing', (text) => {
	stored.set('mandate-assigned-last a', text);
	expect(lastEvents('a').take()).toEqual([]);
});

test('more than anybody does in a moment is cut to the newest', () => {
	const many = Array.from({ length: 250 }, (_, at) => ({ id: String(at), event: flagged }));
	lastEvents('a').keep(many);
	expect(
		lastEvents('a')
			.take()
			.map(({ id }) => id),
	).toEqual(many.slice(-100).map(({ id }) => id));
});

test('a browser that refuses storage is no fault', () => {
	vi.stubGlobal('localStorage', undefined);
	lastEvents('a').keep([{ id: 'x', event: flagged }]);
	expect(lastEvents('a').take()).toEqual([]);
});
