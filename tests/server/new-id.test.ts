import { expect, test } from 'vitest';
import { newId } from '../../src/lib/server/new-id.ts';

const NOW = Date.UTC(2026, 8, 1);

test('ids are UUIDs of version 7 that sort by their time', () => {
	const ids = Array.from({ length: 100 }, (_, n) => newId(NOW + n));
	for (const id of ids)
		expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
	expect([...ids].sort()).toEqual(ids);
	expect(parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(NOW);
});

test('those of one moment differ', () => {
	expect(new Set(Array.from({ length: 10_000 }, () => newId(NOW))).size).toBe(10_000);
});
