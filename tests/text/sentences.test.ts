import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/lib/text/sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('a paragraph is cut', () => {
	test.each<[string, string[]]>([
		['One. Two! Three? Four.', ['One.', 'Two!', 'Three?', 'Four.']],
		['alongside U.S. diplomats. In public', ['alongside U.S. diplomats.', 'In public']],
		['former U.S. President figures stayed.', ['former U.S. President figures stayed.']],
		['He went to the U.S. The talks go on.', ['He went to the U.S.', 'The talks go on.']],
		['Resolution No. 2803 passed. It stands.', ['Resolution No. 2803 passed.', 'It stands.']],
		['He said no. Two left.', ['He said no.', 'Two left.']],
		[
			'Dr. Khan and Gen. Munir met Mr. Dar. They spoke.',
			['Dr. Khan and Gen. Munir met Mr. Dar.', 'They spoke.'],
		],
		['Some powers, e.g. Egypt, agree. Others wait.', ['Some powers, e.g. Egypt, agree.', 'Others wait.']],
		['Art. 24 applies. Art. 25 follows.', ['Art. 24 applies.', 'Art. 25 follows.']],
		[
			'He expects it. “No date is fixed.” So it stands.',
			['He expects it.', '“No date is fixed.”', 'So it stands.'],
		],
		['J. K. Khan and A. Dar spoke. They left.', ['J. K. Khan and A. Dar spoke.', 'They left.']],
		['It began at 9 p.m. and ended. All left.', ['It began at 9 p.m. and ended.', 'All left.']],
		['See pp. 3–5, i.e. the annex. It is short.', ['See pp. 3–5, i.e. the annex.', 'It is short.']],
		['On 17 Nov. 2025 it passed. It stands.', ['On 17 Nov. 2025 it passed.', 'It stands.']],
		['Troops, aid, etc. are needed. Funds too.', ['Troops, aid, etc. are needed.', 'Funds too.']],
		['It costs 3.5 million. That is much.', ['It costs 3.5 million.', 'That is much.']],
		[
			'So “Is it?” and “Was it!” are two. “Is it?” He left.',
			['So “Is it?” and “Was it!” are two.', '“Is it?”', 'He left.'],
		],
		['   spaces around.   ', ['spaces around.']],
		['no full stop', ['no full stop']],
		['', []],
		['  \n ', []],
	])('%j', (text, expected) => {
		expect(split(text)).toEqual(expected);
	});
});

test('positions count from where the paragraph begins in its reading', () => {
	expect(splitSentences('One. Two.', 100)).toEqual([
		{ start: 100, end: 104 },
		{ start: 105, end: 109 },
	]);
});

test('sentences stand in order, do not overlap, and leave nothing out but white space', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
			let at = 0;
			for (const { start, end } of splitSentences(text)) {
				expect(text.slice(at, start).trim()).toBe('');
				expect(end).toBeGreaterThan(start);
				expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
				at = end;
			}
			expect(text.slice(at).trim()).toBe('');
		}),
	);
});
