import { describe, expect, it } from 'vitest';
import { escapeText, fold, reviewsAsIcs } from '../../src/lib/learner/review/ics.ts';
import { reviewDays } from '../../src/lib/learner/review/review-days.ts';
import { DAY_MS, localDays } from '../../src/lib/device/days.ts';

const NOW = Date.UTC(2026, 10, 30, 22, 15, 7, 123);
const octets = (line: string) => new TextEncoder().encode(line).length;
/** As a calendar reads it. */
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

const file = (more: Partial<Parameters<typeof reviewsAsIcs>[0]> = {}) =>
	reviewsAsIcs({
		days: [
			{ date: '2026-11-30', next: '2026-12-01', due: 3 },
			{ date: '2026-12-31', next: '2027-01-01', due: 1 },
		],
		now: NOW,
		owner: 'the-first-event',
		href: 'https://quiz.test/?go=review',
		summary: (due) => `Review ${due}`,
		description: 'One; two, three\\four\nfive',
		...more,
	});

describe('a calendar file', () => {
	it('has one event for each day, all day long, by RFC 5545', () => {
		expect(unfold(file())).toEqual([
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//Mandate//Reviews//EN',
			'CALSCALE:GREGORIAN',
			'BEGIN:VEVENT',
			'UID:review-2026-11-30-the-first-event@mandate',
			'DTSTAMP:20261130T221507Z',
			`SEQUENCE:${Math.floor(NOW / 60_000)}`,
			'DTSTART;VALUE=DATE:20261130',
			'DTEND;VALUE=DATE:20261201',
			'SUMMARY:Review 3',
			'DESCRIPTION:One\\; two\\, three\\\\four\\nfive',
			'URL:https://quiz.test/?go=review',
			'TRANSP:TRANSPARENT',
			'END:VEVENT',
			'BEGIN:VEVENT',
			'UID:review-2026-12-31-the-first-event@mandate',
			'DTSTAMP:20261130T221507Z',
			`SEQUENCE:${Math.floor(NOW / 60_000)}`,
			'DTSTART;VALUE=DATE:20261231',
			'DTEND;VALUE=DATE:20270101',
			'SUMMARY:Review 1',
			'DESCRIPTION:One\\; two\\, three\\\\four\\nfive',
			'URL:https://quiz.test/?go=review',
			'TRANSP:TRANSPARENT',
			'END:VEVENT',
			'END:VCALENDAR',
			'',
		]);
	});
	it('rings no bell', () => expect(file()).not.toContain('VALARM'));
	it('ends each line with CR and LF, and has neither alone', () => {
		expect(file().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(file().endsWith('END:VCALENDAR\r\n')).toBe(true);
	});
	it('names a day the same each time, with a higher sequence later that fits into 31 bits', () => {
		const uids = (text: string) => unfold(text).filter((line) => line.startsWith('UID:'));
		const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
		const later = file({ now: NOW + DAY_MS });
		expect(uids(later)).toEqual(uids(file()));
		expect(new Set(uids(later)).size).toBe(2);
		expect(sequence(later)).toBeGreaterThan(sequence(file()));
		expect(sequence(later)).toBeLessThan(2 ** 31);
	});
	it('keeps every line within 75 octets, whatever it says', () => {
		const text = file({ description: 'Жəńé 🕊️ '.repeat(60), href: `https://quiz.test/${'a'.repeat(300)}` });
		for (const line of text.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
		expect(unfold(text)).toContain(`DESCRIPTION:${'Жəńé 🕊️ '.repeat(60)}`);
	});
});

describe('folding', () => {
	it.each([
		['75 octets stay on one line', 'a'.repeat(75), 1],
		['76 are two', 'a'.repeat(76), 2],
		['a letter of two octets is not cut', `${'a'.repeat(74)}é`, 2],
		['nor one of four', `${'a'.repeat(73)}🕊`, 2],
		['a line that goes on has 74 of its own', 'a'.repeat(75 + 74), 2],
		['and one more makes a third', 'a'.repeat(75 + 74 + 1), 3],
		['nothing', '', 1],
	])('%s', (_, line, count) => {
		const folded = fold(line);
		expect(folded.split('\r\n')).toHaveLength(count);
		expect(folded.replaceAll('\r\n ', '')).toBe(line);
		expect(folded).not.toContain('\uFFFD');
		for (const part of folded.split('\r\n')) {
			expect(octets(part)).toBeLessThanOrEqual(75);
			expect(part.isWellFormed()).toBe(true);
		}
	});
});

it('escapes what means something in a text, and no more', () => {
	expect(escapeText('a\\b;c,d:e"f\r\ng\nh\ri')).toBe('a\\\\b\\;c\\,d:e"f\\ng\\nh\\ni');
});

describe('the days to come', () => {
	const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
	it('are local dates with what is due on them; what is overdue counts today; empty days are left out', () => {
		const due = (day: number) => ({ due: at(day, 4) });
		expect(reviewDays([due(20), due(30), due(30), due(28)], at(28, 12), localDays)).toEqual([
			{ date: '2026-11-28', next: '2026-11-29', due: 2 },
			{ date: '2026-11-30', next: '2026-12-01', due: 2 },
		]);
	});
	it('begin at four: at three in the morning today is still yesterday', () => {
		expect(reviewDays([{ due: at(20, 4) }], at(28, 3), localDays)).toMatchObject([{ date: '2026-11-27' }]);
	});
});
