/** A calendar file, by RFC 5545. */

export interface ReviewDay {
	/** `2026-12-01`, by the learner's calendar. */
	readonly date: string;
	/** The day after. */
	readonly next: string;
	readonly due: number;
}

interface CalendarFile {
	readonly days: readonly ReviewDay[];
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Tells one learner's days from another's in a shared calendar, and is the same each time. */
	readonly owner: string;
	/** Where a review begins. */
	readonly href: string;
	readonly summary: (due: number) => string;
	readonly description: string;
}

/**
 * One event for each day, all day long, which leaves the day free and rings no bell. The same day has the same UID in each
 * file, and a later file a higher SEQUENCE: a calendar that takes in a second one has no day twice.
 */
export function reviewsAsIcs({ days, now, owner, href, summary, description }: CalendarFile): string {
	const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
	// Minutes: what is counted must fit into 31 bits.
	const sequence = Math.max(0, Math.floor(now / 60_000));
	const events = days.flatMap(({ date, next, due }) => [
		'BEGIN:VEVENT',
		`UID:${escapeText(`review-${date}-${owner}@mandate`)}`,
		`DTSTAMP:${stamp}`,
		`SEQUENCE:${sequence}`,
		`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
		`DTEND;VALUE=DATE:${next.replaceAll('-', '')}`,
		`SUMMARY:${escapeText(summary(due))}`,
		`DESCRIPTION:${escapeText(description)}`,
		`URL:${href}`,
		'TRANSP:TRANSPARENT',
		'END:VEVENT',
	]);
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Mandate//Reviews//EN',
		'CALSCALE:GREGORIAN',
		...events,
		'END:VCALENDAR',
	];
	return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** RFC 5545, 3.3.11. */
export const escapeText = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

const LONGEST_OCTETS = 75;

/** No line is longer than 75 octets of UTF-8; one that goes on begins with a space. No letter is cut in two. */
export function fold(line: string): string {
	const lines: string[] = [];
	let now = '';
	let octets = 0;
	for (const letter of line) {
		const size = new TextEncoder().encode(letter).length;
		if (octets + size > LONGEST_OCTETS) {
			lines.push(now);
			now = ' ';
			octets = 1;
		}
		now += letter;
		octets += size;
	}
	return [...lines, now].join('\r\n');
}
