import { expect, test } from 'vitest';
import { retryAfter, waitWords } from '../../src/lib/words/wait-words.ts';

test.each([
	[1, '1 second', '1'],
	[1_001, '2 seconds', '2'],
	[59_000, '59 seconds', '59'],
	[59_001, '1 minute', '60'],
	[60_001, '2 minutes', '61'],
	[90 * 60_000, '90 minutes', '5400'],
	[90 * 60_000 + 1, '2 hours', '5401'],
	[24 * 3_600_000, '24 hours', '86400'],
])('%i ms are %s, and never less than it takes', (ms, words, seconds) => {
	expect(waitWords(ms)).toBe(words);
	expect(retryAfter(ms)).toEqual({ 'Retry-After': seconds });
});
