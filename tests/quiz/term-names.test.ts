import { describe, expect, test } from 'vitest';
import { mentions, namePattern } from '../../src/lib/quiz/term-names.ts';

describe('a text mentions a name', () => {
	test.each<[text: string, name: string, mentioned: boolean]>([
		['The mandate is clear.', 'mandate', true],
		['A Mandate, then.', 'mandate', true],
		['Two mandates differ.', 'mandate', true],
		['The mandate’s limits', 'mandate', true],
		['The states’ consent', 'state', true],
		['a status of forces agreement', 'status-of-forces agreement', true],
		['a status–of–forces  agreement', 'status-of-forces agreement', true],
		['mandatory rules', 'mandate', false],
		['peacekeepers', 'peacekeeping', false],
		['Chapter VII', 'Chapter VI', false],
		['l’étatisme', 'état', false],
		['the état, at last', 'État', true],
		['a.b', 'a.b', true],
		['acb', 'a.b', false],
		['what is (x)?', '(x)?', true],
		['', 'mandate', false],
	])('“%s”, “%s”: %s', (text, name, mentioned) => {
		expect(mentions(text, [name])).toBe(mentioned);
	});

	test('by any of several', () => {
		expect(mentions('its ROE', ['rules of engagement', 'ROE'])).toBe(true);
	});
});

test('of two names that begin alike the longer is found', () => {
	const names = ['consent', 'consent of the parties'];
	expect('With consent of the parties.'.replace(namePattern(names), '…')).toBe('With ….');
});
