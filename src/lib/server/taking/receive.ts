import { timesOf, attemptsAt, isAnothers, type Taken } from './taken.ts';
import { possibleIn } from '../../quiz/ruling.ts';
import { scoreOf } from './home-quiz.ts';
import { isRecord } from '../../quiz/parse-events.ts';
import { disguise } from './disguise.ts';
import { isStorable } from '../sound-request.ts';
import { appendEvents } from '../attempts/append-events.ts';
import { idOf } from '../attempts/sent-event.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import type { Reply } from '../../wire/parse-reply.ts';

/** More at once is nobody's work. */
const MOST = 200;

/**
 * Takes what a device has sent for an attempt.
 * @param body as JSON gave it
 * @returns null when it is no list of events at all; `too-much` when it can be sent again a little later; `other-student`
 * when the attempt is another's: nothing is stored and nothing is refused, so that the device keeps it until that student
 * is back
 */
export async function receive(
	taken: Taken,
	body: unknown,
): Promise<Reply | 'too-much' | 'other-student' | null> {
	if (!isRecord(body) || typeof body.attempt !== 'string' || !Array.isArray(body.events)) return null;
	if (body.events.length > MOST) return null;
	const { attempt } = body;
	const events: readonly unknown[] = body.events;
	const [before] = isStorable(attempt) ? await attemptsAt(taken, { attempt }) : [];
	if (!before) {
		if (isStorable(attempt) && (await isAnothers(taken, attempt))) return 'other-student';
		return {
			acknowledged: [],
			refused: events.flatMap((event) => {
				const id = idOf(event);
				return id === null ? [] : [{ id, because: 'other-attempt' }];
			}),
			...timesOf(taken, null),
			receivedAt: null,
			over: null,
			room: null,
		};
	}
	const { eventFrom } = disguise(before.version.quiz, before.attempt);
	const { acknowledged, refused, isTooMuch, room } = await appendEvents(
		taken.database,
		taken.assignment,
		taken.student,
		attempt,
		events,
		taken.now,
		// A page that shipped the keys spoke in ids already, and what it was told to release may have changed since.
		(event) => eventFrom(event) ?? event,
	);
	if (isTooMuch) return 'too-much';
	const [after] = await attemptsAt(taken, { attempt });
	return { acknowledged, refused, ...(await standing(taken, after ?? before)), room };
}

/** How the newest attempt stands, or the one that is named. */
export async function look(taken: Taken, id: string | null): Promise<Reply | 'other-student' | null> {
	const found = (await attemptsAt(taken, id === null ? {} : { attempt: id })).at(-1);
	if (!found && id !== null && (await isAnothers(taken, id))) return 'other-student';
	return found ? { acknowledged: [], refused: [], ...(await standing(taken, found)), room: null } : null;
}

async function standing(taken: Taken, loaded: LoadedAttempt) {
	const { row, lastReceivedAt } = loaded;
	return { ...timesOf(taken, row), receivedAt: lastReceivedAt, over: await overOf(taken, loaded) };
}

async function overOf(taken: Taken, loaded: LoadedAttempt): Promise<Reply['over']> {
	const { row, version, answered, overSince } = loaded;
	if (overSince === null) return null;
	const { items } = version.quiz;
	const score = await scoreOf(taken, [loaded], possibleIn(items));
	return {
		at: overSince,
		handedIn: row.handed_in_at !== null,
		answered,
		of: items.length,
		score: score?.words ?? '',
	};
}
