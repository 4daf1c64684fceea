import type { AttemptEvent } from '../quiz/attempt.ts';

/** Whose an attempt is, and where it is sent: kept beside what waits, since what waits belongs to a person. */
export interface Owner {
	/** Id of the student. */
	readonly student: string;
	readonly nickname: string;
	/** Title of the assignment. */
	readonly assignment: string;
	/** Where the student reads of the assignment, and of the results. */
	readonly home: string;
	/** Where events go. */
	readonly address: string;
}

/** What a student did, as it is kept on the device and sent. */
export interface WaitingEvent {
	/** UUID; sent twice it is stored once. */
	readonly id: string;
	readonly attempt: string;
	/** One for each browser and attempt: its tabs share the count. */
	readonly device: string;
	/** Counts up by one from 1 with each event of the attempt on this device. */
	readonly sequence: number;
	readonly event: AttemptEvent;
}

/** Not taken by the server, and why, as a code. */
export interface RefusedEvent extends WaitingEvent {
	readonly because: string;
}

/** Where events wait until the server has them. One attempt's alone: what another student did here stays out of sight. */
export interface Outbox {
	/** False: in memory only, and gone with the page. */
	readonly isKept: boolean;
	/** Gives the event its number and keeps it, under this id if it has one; resolves once it is on disk. */
	readonly add: (event: AttemptEvent, id?: string) => Promise<WaitingEvent>;
	/** What waits, in order. @throws when that cannot be read: it is not known that nothing waits */
	readonly waiting: () => Promise<readonly WaitingEvent[]>;
	/** The server has them. */
	readonly acknowledge: (events: readonly WaitingEvent[]) => Promise<void>;
	/** Kept aside: not sent again, and told to the student. */
	readonly setAside: (events: readonly RefusedEvent[]) => Promise<void>;
	readonly refused: () => Promise<readonly RefusedEvent[]>;
	/** The student has read of them. */
	readonly forgetRefused: () => Promise<void>;
	/** The attempt is over and nothing waits: nothing of it stays here. */
	readonly end: () => Promise<void>;
}
