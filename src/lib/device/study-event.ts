import type { AttemptEvent } from '../quiz/attempt.ts';
import type { Certainty } from '../quiz/certainty.ts';
import type { Selector } from '../text/locate.ts';

/** What a learner did, or chose, on this device. */
export type Done = { readonly module: string } & (
	| {
			/** One step of an attempt, as it happened; replayed, the steps are the attempt. */
			readonly type: 'attempt';
			readonly attempt: string;
			/** Id of the quiz; `review` for a review of what was due. */
			readonly quiz: string;
			readonly step: AttemptEvent;
	  }
	| {
			/** The first response to an item in an attempt, graded: what progress, review and the map rest on. */
			readonly type: 'answered';
			readonly attempt: string;
			/** Id of the quiz the item belongs to, also when it was met in a review. */
			readonly quiz: string;
			readonly item: string;
			readonly objective: string;
			/** Share of the point, 0 to 1. */
			readonly earned: number;
			/** Null when the learner did not say. */
			readonly certainty: Certainty | null;
	  }
	| {
			/** An answer in one’s own words: it counts as done and comes up for review, and is neither right nor wrong. */
			readonly type: 'written';
			readonly attempt: string;
			/** As with `answered`. */
			readonly quiz: string;
			readonly item: string;
			readonly objective: string;
			/** How the learner sees it by the rubric, 0 to 1; null: they have not said. The latest of an attempt counts. */
			readonly rated: number | null;
	  }
	| {
			/** A quiz was handed in. */
			readonly type: 'finished';
			readonly attempt: string;
			readonly quiz: string;
			readonly earned: number;
			readonly possible: number;
	  }
	| {
			/** Handing it in was taken back: its `finished` before this does not count. */
			readonly type: 'reopened';
			readonly attempt: string;
			readonly quiz: string;
	  }
	| {
			/** A reading was seen to its end. */
			readonly type: 'read';
			readonly reading: string;
	  }
	| {
			/** Words of a reading were marked, with a note or without; of those about one `note` the latest counts. */
			readonly type: 'noted';
			readonly reading: string;
			/** Id of the note. */
			readonly note: string;
			readonly selector: Required<Selector>;
			/** Where the words began, in UTF-16 units of the reading's text as it was then. */
			readonly start: number;
			/** Empty: the words are marked, and no more. */
			readonly text: string;
	  }
	| {
			/** A note and its mark were taken away. */
			readonly type: 'unnoted';
			readonly note: string;
	  }
	| {
			/** A point of a case was decided. */
			readonly type: 'decided';
			/** Id of the case. */
			readonly case: string;
			/** Id of one time through the case; one for an assignment begins with `assignment.student.` */
			readonly run: string;
			readonly point: string;
			readonly option: string;
	  }
	| {
			/** All of it was decided, and its debrief reached. */
			readonly type: 'debriefed';
			readonly case: string;
			readonly run: string;
			readonly earned: number;
			readonly possible: number;
	  }
	| {
			/** Time with the page in view and in use. */
			readonly type: 'spent';
			/** `quiz/actors`, `read/article`, `case/tolvia`, `review`. */
			readonly on: string;
			readonly ms: number;
	  }
	| {
			/** A choice about how to study; the latest counts. `module` is empty: it holds for all. */
			readonly type: 'set';
			readonly name: Setting;
			readonly value: number;
	  }
);

/**
 * `retention`: share of items still known when they come due, 0.7 to 0.97. `session`: items in one review. `goal`: items a
 * day, 0 for none. `days` and `badge`: 1 where the days studied, and what is due on the app's icon, are shown; else 0.
 */
export type Setting = 'retention' | 'session' | 'goal' | 'days' | 'badge';

/** Where something done stands among all that was done, here and on other devices. */
export interface Stamp {
	/** Unique. Of two events with one id one is kept. */
	readonly id: string;
	/** Milliseconds since 1970 by the device's clock, which may be wrong: it orders nothing. */
	readonly at: number;
	/** Lamport's counter: higher than that of everything the device held before. Ties go by id. */
	readonly seq: number;
}

/** Never changed, only added, moved to another device, or deleted with everything else; but for the words of a note. */
export type StudyEvent = Stamp & Done;

export type EventOf<T extends Done['type']> = Extract<StudyEvent, { readonly type: T }>;

export const isOf =
	<T extends Done['type']>(type: T) =>
	(event: StudyEvent): event is EventOf<T> =>
		event.type === type;

/** Any order in, one order out: what was seen came before what was done after seeing it. */
export const inOrder = <T extends Stamp>(events: readonly T[]): T[] => [...events].sort(compare);

const compare = (a: Stamp, b: Stamp) => a.seq - b.seq || (a.id < b.id ? -1 : Number(a.id > b.id));
