import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePassage, aroundCitation } from '../../src/lib/words/describe-passage.ts';
import { segments } from '../../src/lib/ui/segments.ts';
import { count, longDate, points } from '../../src/lib/words/words.ts';
import { Citer } from '../../src/lib/content/cite.ts';
import { reading } from '../text/reading.ts';

const notice = reading('It **may** open *soon*. Nobody knows.\n\n## When\n\nNo date is fixed. None at all.');
const cite = (exact: string) => {
	const found = new Citer(notice).cite({ exact });
	if (!('exact' in found)) throw new Error(found.message);
	return found;
};

test('a sentence is cut where its formatting and the cited words begin and end', () => {
	const block = notice.blocks[1];
	const sentence = block?.sentences[0];
	if (!block || !sentence) throw new Error('no sentence');
	const parts = segments(notice.text, block, sentence, cite('may open'));
	expect(parts.map(({ text, kind, marked }) => [text, kind, marked])).toEqual([
		['It ', 'plain', false],
		['may', 'strong', true],
		[' open', 'plain', true],
		[' ', 'plain', false],
		['soon', 'emphasis', false],
		['.', 'plain', false],
	]);
});

test('whatever is marked, the words stay the same', () => {
	const offset = fc.nat({ max: notice.text.length });
	fc.assert(
		fc.property(offset, offset, offset, offset, (a, b, c, d) => {
			const [start, end] = [Math.min(a, b), Math.max(a, b)];
			const mark = { start: Math.min(c, d), end: Math.max(c, d) };
			fc.pre(start < end);
			const parts = segments(notice.text, { spans: [] }, { start, end }, mark);
			expect(parts.map(({ text }) => text).join('')).toBe(notice.text.slice(start, end));
			const marked = parts.filter((part) => part.marked).map(({ text }) => text);
			const both = notice.text.slice(Math.max(start, mark.start), Math.min(end, mark.end));
			if (mark.start < mark.end && Math.max(start, mark.start) < Math.min(end, mark.end)) {
				expect(marked.join('')).toBe(both);
			}
		}),
	);
});

describe('a passage is named', () => {
	test.each([
		['A notice', 'The notice, headline'],
		['Nobody knows', 'The notice, sentence 2'],
		['When', 'The notice, heading “When”'],
		['None at all', 'The notice, “When”, sentence 2'],
	])('%j → %s', (exact, name) => {
		expect(describePassage(notice, cite(exact))).toBe(name);
	});

	test('and shown within its sentence', () => {
		const { start, end } = aroundCitation(notice, cite('date is'));
		expect(notice.text.slice(start, end)).toBe('No date is fixed.');
	});
});

test.each([
	[count(1, 'item'), '1 item'],
	[count(0, 'item'), '0 items'],
	[count(4, 'quiz', 'quizzes'), '4 quizzes'],
	[points(2 / 3), '0.7'],
	[points(4), '4'],
	[points(-6), '−6'],
	[longDate('2025-12-20'), '20 December 2025'],
])('%j', (said, expected) => {
	expect(said).toBe(expected);
});
