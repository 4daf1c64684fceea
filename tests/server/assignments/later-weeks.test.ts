import { expect, test } from 'vitest';
import { toInstant, toLocal } from '../../../src/lib/rules/local-time.ts';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { laterWeeks } from '../../../src/lib/server/assignments/later-weeks.ts';

const ZONE = 'Europe/Berlin';
const at = (local: string) => toInstant(local, ZONE);
const DATES = ['opensAt', 'dueAt', 'closesAt'] as const;

test.each([
	// Still to come: as they are.
	[
		['2026-10-01T08:00', '2026-10-09T18:00', '2026-10-12T18:00'],
		['2026-10-01T08:00', '2026-10-09T18:00', '2026-10-12T18:00'],
	],
	// A month ago: by five weeks, over the day on which clocks go back.
	[
		['2026-09-01T08:00', '2026-09-28T18:00', '2026-10-02T18:00'],
		['2026-09-15T08:00', '2026-10-12T18:00', '2026-10-16T18:00'],
	],
	[
		['2025-10-20T08:00', '2025-10-24T18:00', null],
		['2026-10-05T08:00', '2026-10-09T18:00', null],
	],
	[
		[null, '2026-10-08T12:00', null],
		[null, '2026-10-15T12:00', null],
	],
	[
		['2026-03-28T02:30', null, null],
		['2026-10-10T02:30', null, null],
	],
	[
		[null, null, null],
		[null, null, null],
	],
])('%j become %j', (dates, moved) => {
	const written = Object.fromEntries(
		DATES.map((name, index) => [name, dates[index] ? at(dates[index]) : null]),
	);
	const { rules } = parseRules({ mode: 'graded', timeZone: ZONE, ...written });
	if (!rules) throw new Error('no rules');
	const later = laterWeeks(rules, at('2026-10-08T12:00') ?? 0);
	expect(DATES.map((name) => (later[name] === null ? null : toLocal(later[name], ZONE)))).toEqual(moved);
	expect({ ...later, opensAt: null, dueAt: null, closesAt: null }).toEqual({
		...rules,
		opensAt: null,
		dueAt: null,
		closesAt: null,
	});
});
