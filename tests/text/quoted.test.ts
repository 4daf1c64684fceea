import { expect, test } from 'vitest';
import { nested, quoted } from '../../src/lib/text/quoted.ts';

test.each([
	['They said no.', '“They said no.”'],
	['According to “The text”, they said no.', '“According to ‘The text’, they said no.”'],
	['“The text” says “no”', '“‘The text’ says ‘no’”'],
	['The "lead agency" role', '“The ‘lead agency’ role”'],
	['A 5" gun', '“A 5" gun”'],
	['The UN’s ‘Blue Line’', '“The UN’s ‘Blue Line’”'],
	['“December 2025: talks on Gaza”', '“December 2025: talks on Gaza”'],
	['', '“”'],
])('%s → %s', (text, words) => {
	expect(quoted(text)).toBe(words);
});

test('nothing is nested twice', () => {
	const once = nested('He said “no” and "yes".');
	expect(nested(once)).toBe(once);
});
