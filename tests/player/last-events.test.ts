import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteLast, takeLast } from '../../src/lib/device/last-events.ts';

const flagged = { type: 'flagged', at: 5, item: 'q1', on: true } as const;
const owner = {
	student: 's',
	nickname: 'Amina',
	assignment: 'Actors',
	home: '/assignments/a',
	address: '/assignments/a/0/events',
};
/** As another page has noted it. */
const left = (attempt: string, list: unknown) =>
	localStorage.setItem(`mandate-assigned-last:${attempt} other-page`, JSON.stringify(list));

let stored: Record<string, string>;
beforeEach(() => {
	stored = {};
	// Its own properties are what it holds, as in a browser.
	const storage = {
		getItem: (key: string) => stored[key] ?? null,
		setItem: (key: string, value: string) => void (stored[key] = value),
		removeItem: (key: string) => void Reflect.deleteProperty(stored, key),
	};
	vi.stubGlobal(
		'localStorage',
		new Proxy(storage, {
			ownKeys: () => Object.keys(stored),
			getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
		}),
	);
});
afterEach(() => vi.unstubAllGlobals());

test('another page’s notes are taken over once, by their own attempt', () => {
	left('a', [{ id: 'x', event: flagged, owner }]);
	expect(takeLast('b')).toEqual([]);
	expect(takeLast('a')).toMatchObject([{ id: 'x', event: flagged }]);
	expect(takeLast('a')).toEqual([]);
	expect(stored).toEqual({});
});

test('two tabs at one attempt do not overwrite each other’s, and a page does not take its own', () => {
	left('a', [{ id: 'x', event: flagged, owner }]);
	noteLast('a', owner, [{ id: 'y', event: flagged }]);
	expect(Object.keys(stored)).toHaveLength(2);
	expect(takeLast('a').map(({ id }) => id)).toEqual(['x']);
	expect(Object.values(stored).join()).toContain('"y"');
});

test('with nothing to note, the note is removed, because the store has it', () => {
	noteLast('a', owner, [{ id: 'x', event: flagged }]);
	noteLast('a', owner, []);
	expect(stored).toEqual({});
});

test.each([null, 7, {}, [null, 1, {}], [{ id: 1, event: {} }], [{ id: 'x', event: { type: 'none' } }]])(
	'%j is nothing',
	(list) => {
		left('a', list);
		expect(takeLast('a')).toEqual([]);
	},
);

test('an address that is not ours makes no owner: nothing is ever sent there', () => {
	left('a', [{ id: 'x', event: flagged, owner: { ...owner, address: 'https://evil.example/' } }]);
	expect(takeLast('a')).toMatchObject([{ id: 'x', owner: null }]);
});

test('a note longer than anyone could cause is cut to the newest events', () => {
	const many = Array.from({ length: 250 }, (_, at) => ({ id: String(at), event: flagged, owner }));
	left('a', many);
	expect(takeLast('a').map(({ id }) => id)).toEqual(many.slice(-100).map(({ id }) => id));
});

test('a browser that refuses storage is not an error', () => {
	vi.stubGlobal('localStorage', undefined);
	expect(noteLast('a', owner, [{ id: 'x', event: flagged }])).toBe(false);
	expect(takeLast('a')).toEqual([]);
});
