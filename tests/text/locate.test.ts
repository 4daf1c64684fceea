import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/lib/text/fold.ts';
import { locate, locateAll, type Selector } from '../../src/lib/text/locate.ts';

const TEXT =
	'The director’s offer — “serious but non-binding” — stands.\n\nNo date has been fixed. The offer\u00a0stands, and no   date  is near.';

const found = (selector: Selector, text = TEXT) => {
	const at = locate(fold(text), selector);
	return at && text.slice(at.start, at.end);
};

describe('a quote is found', () => {
	test.each<[string, Selector, string | null]>([
		['word for word', { exact: 'No date has been fixed.' }, 'No date has been fixed.'],
		['with straight quotes', { exact: '"serious but non-binding"' }, '“serious but non-binding”'],
		['with a straight apostrophe', { exact: "director's offer" }, 'director’s offer'],
		['with angled quotes', { exact: '«serious but non-binding»' }, '“serious but non-binding”'],
		['with another dash', { exact: 'offer - “serious' }, 'offer — “serious'],
		['over a line break', { exact: 'stands. No date' }, 'stands.\n\nNo date'],
		['over a no-break space', { exact: 'offer stands,' }, 'offer\u00a0stands,'],
		['over a run of spaces', { exact: 'no date is near' }, 'no   date  is near'],
		['with white space around it', { exact: '  been fixed ' }, 'been fixed'],
	])('%s', (_, selector, expected) => {
		expect(found(selector)).toBe(expected);
	});
});

describe('what no reader sees does not count', () => {
	test.each<[string, string, string]>([
		['a soft hyphen', 'peace\u00adkeeping forces', 'peacekeeping forces'],
		['a zero-width space', 'peace\u200bkeeping', 'peacekeeping'],
		['a zero-width joiner', 'peace\u200dkeeping', 'peacekeeping'],
		['a word joiner', 'peace\u2060keeping', 'peacekeeping'],
		['a byte order mark', '\ufeffpeacekeeping', 'peacekeeping'],
		['a byte order mark within a word', 'peace\ufeffkeeping', 'peacekeeping'],
		['marks of direction', '\u2067peacekeeping\u2069 force\u200e', 'peacekeeping force'],
		['a variation selector', 'peace\ufe0fkeeping', 'peacekeeping'],
		['a tag outside the first plane', 'peace\u{e0061}keeping', 'peacekeeping'],
		['a ligature', 'the ﬁrst oﬃce, the ﬂag', 'the first office, the flag'],
		['a narrow no-break space', '20\u202f000', '20 000'],
		['an ellipsis in one sign', 'and so on…', 'and so on...'],
	])('%s', (_, one, other) => {
		for (const [text, exact] of [
			[one, other],
			[other, one],
		] as const) {
			const around = `Before it. ${text} After it.`;
			const at = locate(fold(around), { exact });
			const bare = (words: string) => words.replace(/[\u200e\u2069]$/, '').replace(/^[\ufeff\u2067]/, '');
			expect(at && around.slice(at.start, at.end)).toBe(bare(text));
		}
	});

	test('but pairs of units and ligatures stay whole', () => {
		expect(found({ exact: '🕊 flies' }, 'The 🕊 flies.')).toBe('🕊 flies');
		expect(found({ exact: 'first' }, 'the ﬁrsts')).toBe('ﬁrst');
		expect(found({ exact: 'f' }, 'the ﬁrst')).toBe('ﬁ');
	});

	test('of any text, folded once is enough, and offsets run forward within it', () => {
		const unit = fc.constantFrom(...'ae\u0301é ﬁ\u00ad\u200b\ufeff\u2069…“-—\n', '🕊', '\u{e0061}', '\ud83d');
		fc.assert(
			fc.property(fc.array(unit), (units) => {
				const text = units.join('');
				const { text: folded, offsets } = fold(text);
				expect(fold(folded).text).toBe(folded);
				expect(offsets).toHaveLength(folded.length + 1);
				expect([...offsets]).toEqual([...offsets].sort((a, b) => a - b));
				expect(offsets.at(-1)).toBeLessThanOrEqual(text.length);
			}),
		);
	});
});

describe('a quote is not found', () => {
	test.each<[string, Selector]>([
		['in another case', { exact: 'no date has been fixed.' }],
		['with another word', { exact: 'No date was fixed.' }],
		['with other punctuation', { exact: 'stands; and no' }],
		['when it begins within a word', { exact: 'tands, and' }],
		['when it is empty', { exact: ' ' }],
		['when it stands twice', { exact: 'stands' }],
		['with a prefix that does not stand there', { exact: 'stands', prefix: 'who' }],
	])('%s', (_, selector) => {
		expect(found(selector)).toBeNull();
	});
});

describe('a quote that stands twice is decided by what stands around it', () => {
	test.each<[Selector, number]>([
		[{ exact: 'stands', suffix: ', and' }, 1],
		[{ exact: 'stands', prefix: 'offer' }, 1],
		[{ exact: 'stands', prefix: 'binding” — ' }, 1],
		[{ exact: 'stands', prefix: 'offer', suffix: '.' }, 0],
	])('%j', (selector, places) => {
		expect(locateAll(fold(TEXT), selector)).toHaveLength(places);
	});
});

const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 3, maxLength: 30 });

test('any stretch of words is found at its own place', () => {
	fc.assert(
		fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
			const text = list.join(' ');
			const [from = 0, to = 0] = [a % list.length, b % list.length].toSorted((x, y) => x - y);
			const exact = list.slice(from, to + 1).join(' ');
			const start = list.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
			const all = locateAll(fold(text), { exact });
			expect(all).toContainEqual({ start, end: start + exact.length });
			for (const at of all) expect(text.slice(at.start, at.end)).toBe(exact);
		}),
	);
});

test('a long text, which is indexed, gives the same as a short one', () => {
	const filler = 'Nothing of interest stands in this line. '.repeat(600);
	expect(filler.length).toBeGreaterThan(20_000);
	const long = fold(`${filler}${TEXT}`);
	const exacts = [
		'No date has been fixed.',
		'offer stands,',
		'tands, and no date',
		'not there at all',
		'stands',
	];
	for (const exact of exacts) {
		const short = locateAll(fold(TEXT), { exact });
		const moved = short.map(({ start, end }) => ({ start: start + filler.length, end: end + filler.length }));
		const inFiller = filler.split(exact).length - 1;
		expect(locateAll(long, { exact }).slice(inFiller), exact).toEqual(moved);
	}
});

test('any quote is found at the same places in a long text as in each of its lines', () => {
	const line = fc
		.array(fc.constantFrom('the', 'force', 'stays', 'calm,', '“so', 'they’d', 'say”'), {
			minLength: 1,
			maxLength: 8,
		})
		.map((list) => list.join(' '));
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), line, (lines, exact) => {
			const text = lines.join('; ');
			const filler = ' 12345'.repeat(4_000);
			const short = locateAll(fold(text), { exact });
			expect(locateAll(fold(text + filler), { exact })).toEqual(short);
		}),
	);
});

test('folding keeps the way back to the original', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
			const { text: folded, offsets } = fold(text);
			expect(offsets).toHaveLength(folded.length + 1);
			for (let at = 1; at < offsets.length; at += 1) {
				expect(offsets[at] ?? 0).toBeGreaterThanOrEqual(offsets[at - 1] ?? 0);
			}
			expect(fold(folded).text).toBe(folded);
		}),
	);
});
