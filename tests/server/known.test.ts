import { expect, test } from 'vitest';
import { deviceCookie, deviceToken, whoOfDevice } from '../../src/lib/server/known.ts';

const NOW = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

test('a device is known by what only this server can have said of it, for what it was said, for half a year', () => {
	const token = deviceToken('secret', 'class 1', 'somebody', NOW);
	expect(whoOfDevice('secret', 'class 1', token, NOW)).toBe('somebody');
	expect(whoOfDevice('secret', 'class 1', token, NOW + 179 * DAY)).toBe('somebody');
	expect(whoOfDevice('secret', 'class 1', token, NOW + 180 * DAY)).toBeNull();
	expect(whoOfDevice('another', 'class 1', token, NOW)).toBeNull();
	expect(whoOfDevice('secret', 'class 2', token, NOW)).toBeNull();
	expect(deviceCookie('class 1')).not.toBe(deviceCookie('class 2'));
});

test.each([
	['', 'nothing'],
	['somebody', 'no signature'],
	['somebody.1.', 'an empty signature'],
	['somebody.1.x.y', 'a part too many'],
	['x'.repeat(10_000), 'far too much'],
])('%.20s is no device: %s', (token) => {
	expect(whoOfDevice('secret', 'class 1', token, NOW)).toBeNull();
});

test('whose it is, and since when, cannot be changed', () => {
	const [who, at, signed] = deviceToken('secret', 'class 1', 'somebody', NOW).split('.');
	for (const token of [`else.${at}.${signed}`, `${who}.${NOW + DAY}.${signed}`])
		expect(whoOfDevice('secret', 'class 1', token, NOW)).toBeNull();
});
