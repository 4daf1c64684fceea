import { parseEvents } from '../quiz/parse-events.ts';
import { append, draftsOf, eventNow, eventsOfAttempt, keepDraft, latestAttempt } from './log/log.ts';
import { isOf, type Done, type StudyEvent } from './log/study-event.ts';
import type { AttemptEvent } from '../quiz/attempt.ts';
import type { Draft } from './log/database.ts';
import type { NewEvent } from './log/log.ts';

/** What the device holds of one attempt. */
export interface Kept {
	readonly attempt: string;
	readonly steps: readonly AttemptEvent[];
	readonly drafts: readonly Draft[];
}

type Job = { readonly events: NewEvent[]; readonly settled?: Settled } | { readonly draft: Draft };
type Settled = Pick<Draft, 'attempt' | 'item'>;

/** A browser that neither opens its store nor refuses must not hold up a learner. */
const PATIENCE_MS = 2_000;

/** Written one after another, in order; what could not be written waits here for the next try. */
let waiting: Job[] = [];
let writing: Promise<void> | null = null;
let inTrouble = false;
let tell: (error: unknown) => void = () => undefined;

/** @param listener hears why something cannot be kept; null once all is kept again */
export function onTrouble(listener: (error: unknown) => void) {
	tell = listener;
}

/** The latest attempt at a quiz, with what stood half-typed in its fields; null when there is none, or no store. */
export async function recall(module: string, quiz: string): Promise<Kept | null> {
	const late = new Promise<never>((_, fail) => {
		setTimeout(() => fail(new Error('The store did not open in time.')), PATIENCE_MS);
	});
	try {
		const events = await Promise.race([latestAttempt(module, quiz), late]);
		const [first] = events.filter(isOf('attempt'));
		if (!first) return null;
		return { attempt: first.attempt, steps: stepsOf(events), drafts: await draftsOf(first.attempt) };
	} catch (error) {
		tell(error);
		return null;
	}
}

/** Everything known of an attempt, other tabs' steps included; what this tab has not written yet comes first. */
export async function recallAttempt(attempt: string): Promise<readonly AttemptEvent[]> {
	await writing;
	return stepsOf(await eventsOfAttempt(attempt));
}

const stepsOf = (events: readonly StudyEvent[]) =>
	parseEvents(events.filter(isOf('attempt')).map(({ step }) => step));

/** Keeps what happened, all of it or nothing. @param settled the draft that has become a response */
export function keep(done: readonly (Done & { readonly id?: string })[], settled?: Settled) {
	const events = done.map(({ id, ...rest }) => eventNow(rest as Done, id));
	enqueue(settled ? { events, settled } : { events });
}

/** Keeps what stands in an item's fields; of several that wait, the last is enough. */
export function keepTyped(draft: Draft) {
	const last = waiting.at(-1);
	if (last && 'draft' in last && last.draft.item === draft.item) waiting.pop();
	enqueue({ draft });
}

function enqueue(job: Job) {
	waiting.push(job);
	writing ??= writeAll().finally(() => (writing = null));
}

async function writeAll() {
	// Gathers what one action adds.
	await null;
	for (let job = waiting[0]; job; job = waiting[0]) {
		waiting.shift();
		try {
			await ('draft' in job ? keepDraft(job.draft) : append(job.events, job.settled));
		} catch (error) {
			waiting = [job, ...waiting];
			inTrouble = true;
			return tell(error);
		}
	}
	if (inTrouble) tell(null);
	inTrouble = false;
}
