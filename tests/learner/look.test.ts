import { expect, test } from 'vitest';
import { parseLook, PLAIN, SIZES, THEMES } from '../../src/lib/player/look.ts';

test('what was chosen is read back', () => {
	for (const size of SIZES) {
		for (const theme of THEMES) {
			const look = { size, spaced: true, theme, buzz: false, digits: false };
			expect(parseLook(JSON.stringify({ version: 1, ...look }))).toEqual(look);
		}
	}
});

test.each([
	null,
	'',
	'{',
	'null',
	'7',
	'[]',
	'{"version":2,"size":200}',
	'{"size":200}',
	'{"version":1,"size":"200","spaced":"yes","buzz":1}',
	'{"version":1,"size":100000}',
	'{"version":1,"theme":"purple"}',
	'{"version":1,"__proto__":{"size":200}}',
])('what is no choice counts as none: %s', (text) => {
	expect(parseLook(text)).toEqual(PLAIN);
});
