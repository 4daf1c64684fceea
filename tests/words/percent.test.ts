import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { percent } from '../../src/lib/words/percent.ts';

test.each([
	['the score that fell short of 60', 8.95 / 15, '59%'],
	['59.96', 0.5996, '59%'],
	['just all but all', 14.99 / 15, '99%'],
	['a whole number that floating point makes less', 0.29, '29%'],
	['thirds that add up', (1 / 3 + 1 / 3 + 1 / 3) / 1, '100%'],
	['a pass mark of 60 reached by sums', (0.1 + 0.2 + 0.3) / 1, '60%'],
	['nothing', 0, '0%'],
	['a correlation', -0.125, '−13%'],
	['not defined', null, '–'],
	['no number', NaN, '–'],
])('%s', (_, share, words) => {
	expect(percent(share)).toBe(words);
});

/** Without styles, comments and the tables of statistics, whose percentages are numbers and no words. */
function code(path: string): string {
	return readFileSync(path, 'utf8')
		.replace(/<style[\s\S]*?<\/style>/g, '')
		.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
		.replace(/<!--[\s\S]*?-->/g, '');
}

describe('nothing else says a percentage', () => {
	const ALLOWED = new Set(['src/lib/words/percent.ts']);
	const MADE = [
		// `${share} %`, {share}%, with or without a space: made by hand.
		/\}\s?%(?!\d)/,
		/Math\.(?:round|ceil)\([^)\n]*\b100\b/,
		/\b100\b[^;\n]*\.toFixed\(/,
		/style: ?'percent'/,
		// In English there is no space before it.
		/\d %(?=[.,;:)'"`<]| (?:and|of|is|right)\b)/,
	];
	// The text size itself is a length of CSS.
	const LENGTH = /style\.fontSize = .*\$\{size\}%/;
	test.each(MADE.map((pattern) => [pattern.source, pattern] as const))('%s', (_, pattern) => {
		const found = globSync('src/**/*.{ts,svelte}')
			.filter((path) => !ALLOWED.has(path))
			.filter((path) =>
				code(path)
					.split('\n')
					.some((line) => pattern.test(line) && !LENGTH.test(line)),
			);
		expect(found).toEqual([]);
	});
});
