import { isTakenOver, leftBehind, note } from '../../device/journal.ts';
import { Left, mayPass } from '../../device/may-pass.ts';
import { eventNow, type Entry } from '../../device/entry.ts';
import { isOf, type Done } from '../../device/study-event.ts';
import type { AttemptEvent } from '../../quiz/attempt.ts';
import type { Draft } from '../../device/database.ts';

export type DeviceLog = typeof import('./device-log.ts');

/** What the device holds of one attempt. */
export interface Kept {
	readonly attempt: string;
	readonly steps: readonly AttemptEvent[];
	readonly drafts: readonly Draft[];
}

/** A learner sees the verdict first; meanwhile the journal has it. */
const PAINT_MS = 30;

/**
 * Writes down what happens on this page, and finds what was written before. Until the device's log is here, what
 * happens stands in the journal, as it does whenever the log is slow.
 * @param tell hears why something cannot be kept; null once all is kept again
 */
export function createKeeper(device: Promise<DeviceLog>, tell: (error: unknown) => void) {
	/** Written in order, all that waits at once; what could not be written waits here for the next try. */
	let waiting: Entry[] = [];
	let underWay: readonly Entry[] = [];
	let writing: Promise<void> | null = null;
	let failures = 0;
	let inTrouble: 'reading' | 'writing' | null = null;

	/**
	 * The latest attempt at a quiz, with what stood half-typed in its fields; null when there is none. A store that is
	 * late, lost or refuses is asked again: what it holds may come at any time.
	 * @param wanted id of the attempt to recall instead, if the device has it
	 * @param giveWay called when nobody should wait any longer
	 */
	async function recall(
		module: string,
		quiz: string,
		wanted: string,
		giveWay: () => void,
	): Promise<Kept | null> {
		const { pause } = await device;
		for (let failures = 0; ;) {
			try {
				const found = await latest(module, quiz, wanted);
				calm();
				return found;
			} catch (error) {
				troubled(error);
				giveWay();
				await pause((failures += 1));
			}
		}
	}

	async function latest(module: string, quiz: string, wanted: string): Promise<Kept | null> {
		const { draftsOf, eventsOfAttempt, latestAttempt, stepsOf } = await device;
		if (leftBehind().length > 0) await takeOver();
		const asked = wanted ? await eventsOfAttempt(wanted) : [];
		const isHere = asked.some((event) => event.module === module && 'quiz' in event && event.quiz === quiz);
		const events = isHere ? asked : await latestAttempt(module, quiz);
		const [first] = events.filter(isOf('attempt'));
		if (!first) return null;
		return { attempt: first.attempt, steps: stepsOf(events), drafts: await draftsOf(first) };
	}

	/**
	 * Without a network its script may be missing, and a full device has no room: then what was left behind waits for the
	 * next page, and this one goes on with what is written.
	 */
	const takeOver = async () =>
		(await device).later.recover().then(
			({ recover }) =>
				recover().then(
					// What was in the way of writing was in the way of this: nothing else may be written for long.
					() => calm(waiting.length === 0),
					(error: unknown) => {
						if (mayPass(error)) throw error;
						troubled(error, true);
					},
				),
			() => undefined,
		);

	/** What is in the way until it can be written; a full device lets itself be read all the same. */
	function troubled(error: unknown, isOfWriting = false) {
		if (error instanceof Left) return;
		inTrouble = isOfWriting ? 'writing' : (inTrouble ?? 'reading');
		tell(error);
	}

	function calm(isWritten = false) {
		if (!inTrouble || (inTrouble === 'writing' && !isWritten)) return;
		inTrouble = null;
		tell(null);
	}

	/**
	 * Everything known of an attempt, other tabs' steps included; what this tab has not written yet comes first.
	 * @returns null when that cannot be written, or the store not be read: it knows less than this page then
	 */
	async function recallAttempt(attempt: string): Promise<readonly AttemptEvent[] | null> {
		const { eventsOfAttempt, stepsOf } = await device;
		await writing;
		if (waiting.length > 0) await (writing ??= writeAll(0));
		if (waiting.length > 0) return null;
		return eventsOfAttempt(attempt).then(stepsOf, () => null);
	}

	/** Keeps what happened. @param settled the draft that has become a response */
	function keep(
		done: readonly (Done & { readonly id?: string })[],
		settled?: Omit<Draft, 'response' | 'certainty'>,
	) {
		waiting.push(...done.map(({ id, ...rest }) => ({ event: eventNow(rest as Done, id) })));
		if (settled) waiting.push({ settled });
		note([...underWay, ...waiting]);
		writing ??= writeAll(PAINT_MS);
	}

	/** Keeps what stands in an item's fields; of several that wait, the last is enough. */
	function keepTyped(draft: Draft) {
		const last = waiting.at(-1);
		if (last && 'draft' in last && last.draft.item === draft.item) waiting.pop();
		waiting.push({ draft });
		note([...underWay, ...waiting]);
		writing ??= writeAll(0);
	}

	/** @param after milliseconds; what one action adds is gathered */
	async function writeAll(after: number) {
		const { append, pause } = await device;
		try {
			await new Promise((resolve) => setTimeout(resolve, after));
			// While this page was out of sight, say; its drafts may have been typed on there.
			if (isTakenOver()) note((waiting = []));
			while (waiting.length > 0) {
				underWay = waiting;
				waiting = [];
				try {
					await append(underWay);
				} catch (error) {
					waiting = [...underWay, ...waiting];
					troubled(error, true);
					return void pause((failures += 1)).then(resume);
				} finally {
					underWay = [];
				}
				note(waiting);
			}
			failures = 0;
			calm(true);
		} finally {
			writing = null;
		}
	}

	/** What could not be written is tried again. */
	function resume() {
		if (waiting.length > 0) writing ??= writeAll(0);
	}

	return { recall, recallAttempt, keep, keepTyped };
}
