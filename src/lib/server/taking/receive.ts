import { timesOf } from './times-of.ts';
import { parseAttemptEvent } from '../../quiz/parse-events.ts';
import { disguise, type Disguise } from './disguise.ts';
import { appendEvents } from '../attempts/append-events.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import { attemptsAt, isAnothers, type Taken } from './taken.ts';
import type { SentEvent } from '../../classroom/taking/batch.ts';
import type { Reply } from '../../classroom/taking/parse-reply.ts';

/** More at once is nobody's work. */
const MOST = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONGEST_DEVICE = 64;
/** Characters of one event: ten gaps typed full are a tenth of it. */
const LONGEST_EVENT = 10_000;

type Refused = Reply['refused'];

/**
 * Takes what a device has sent for an attempt.
 * @param body as JSON gave it
 * @returns null when it is no list of events at all; `other-student` when the attempt is another's: nothing is stored and
 * nothing is refused, so that the device keeps it until that student is back
 */
export async function receive(taken: Taken, body: unknown): Promise<Reply | 'other-student' | null> {
	if (!isRecord(body) || typeof body.attempt !== 'string' || !Array.isArray(body.events)) return null;
	if (body.events.length > MOST) return null;
	const { attempt } = body;
	const before = (await attemptsAt(taken)).find(({ row }) => row.id === attempt);
	const ids = body.events.flatMap((event: unknown) =>
		isRecord(event) && typeof event.id === 'string' ? [event.id.slice(0, 64)] : [],
	);
	if (!before) {
		if (await isAnothers(taken, attempt)) return 'other-student';
		return {
			acknowledged: [],
			refused: ids.map((id) => ({ id, because: 'other-attempt' })),
			...timesOf(taken, null),
			over: null,
		};
	}
	const hidden = disguise(before.version.quiz, before.attempt);
	const events = body.events.flatMap((event: unknown) => translated(hidden, event) ?? []);
	const { acknowledged, refused } = await appendEvents(
		taken.database,
		taken.assignment,
		taken.student,
		attempt,
		events,
		taken.now,
	);
	const understood = new Set(events.map(({ id }) => id));
	const malformed: Refused = ids
		.filter((id) => !understood.has(id))
		.map((id) => ({ id, because: 'malformed' }));
	const after = (await attemptsAt(taken)).find(({ row }) => row.id === attempt);
	return { acknowledged, refused: [...refused, ...malformed], ...standing(taken, after ?? before) };
}

/** How the newest attempt stands, or the one that is named. */
export async function look(taken: Taken, id: string | null): Promise<Reply | 'other-student' | null> {
	const all = await attemptsAt(taken);
	const found = id === null ? all.at(-1) : all.find(({ row }) => row.id === id);
	if (!found && id !== null && (await isAnothers(taken, id))) return 'other-student';
	return found ? { acknowledged: [], refused: [], ...standing(taken, found) } : null;
}

function standing(taken: Taken, { row, attempt, report, overSince }: LoadedAttempt) {
	const answered = report.items.filter(({ verdict }) => verdict !== 'unanswered').length;
	return {
		...timesOf(taken, row),
		over:
			overSince === null
				? null
				: { at: overSince, handedIn: row.handed_in_at !== null, answered, of: attempt.order.length },
	};
}

/**
 * Parsed, and in the quiz's own ids again; null when it cannot be understood. A page that shipped the keys spoke in ids
 * already, and what it was told to release may have changed since.
 */
function translated({ eventFrom }: Disguise, sent: unknown): SentEvent | null {
	if (!isRecord(sent)) return null;
	const { id, device, sequence } = sent;
	if (typeof id !== 'string' || !UUID.test(id)) return null;
	if (typeof device !== 'string' || device === '' || device.length > LONGEST_DEVICE) return null;
	if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 0) return null;
	const parsed = parseAttemptEvent(sent.event);
	if (JSON.stringify(parsed).length > LONGEST_EVENT) return null;
	const event = parsed && (eventFrom(parsed) ?? parsed);
	return event && event.type !== 'started' ? { id, device, sequence, event } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
