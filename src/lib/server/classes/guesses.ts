import type { Db } from '../database/engine.ts';
import { isKnownNetwork, rememberNetwork, whoOfDevice } from '../known.ts';
import { anonymousNetwork } from '../network.ts';
import type { State } from '../state.ts';
import { takeTurn, waitFor, type Limit, type Way } from '../throttle.ts';

const TEN_MINUTES_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Wrong codes are counted and right ones are not; `tests/server/classes/guesses.test.ts` reckons what that leaves. */
export const LIMITS = {
	/** Wrong codes from one network: any code there is could be found. */
	code: { name: 'wrong-code', most: 70, withinMs: TEN_MINUTES_MS },
	/** Beyond them: only a code that was right on this network before could be found. */
	codeKnown: { name: 'wrong-code-known', most: 1_000, withinMs: TEN_MINUTES_MS },
	/** Wrong resume codes in one class, from wherever, and of those from one network. */
	resume: { name: 'wrong-resume', most: 100, withinMs: DAY_MS },
	resumeFrom: { name: 'wrong-resume-from', most: 50, withinMs: DAY_MS },
	/** On networks where somebody came into the class before: all of them, and one. */
	resumeKnown: { name: 'wrong-resume-known', most: 150, withinMs: DAY_MS },
	resumeKnownFrom: { name: 'wrong-resume-known-from', most: 50, withinMs: DAY_MS },
	/** On devices on which somebody came in before: all of them, and those of one student. */
	resumeDevices: { name: 'wrong-resume-devices', most: 50, withinMs: DAY_MS },
	resumeDevice: { name: 'wrong-resume-device', most: 5, withinMs: DAY_MS },
} as const satisfies Readonly<Record<string, Limit>>;

/** Where a guess comes from. */
export interface Guesser {
	readonly address: string;
	/** The server's, which makes the address unreadable. */
	readonly secret: string;
	/** Milliseconds since 1970. */
	readonly now: number;
}

export type Guessed<T> =
	| { readonly found: T }
	| { readonly refused: 'wrong' }
	| { readonly refused: 'too-many'; readonly waitMs: number };

/** By what a device and a network are known for a class. */
export const ofClass = (id: string) => `class ${id}`;

/**
 * Tries a secret. It is counted before it is tried, so that guesses in parallel gain nothing, and uncounted when it
 * was right or could not be tried.
 * @param attempt finds what the secret opens; null when nothing
 */
export async function guess<T>(
	db: Db,
	ways: readonly Way[],
	now: number,
	attempt: () => Promise<T | null>,
): Promise<Guessed<T>> {
	const turn = await takeTurn(db, ways, now);
	if ('waitMs' in turn) return { refused: 'too-many', waitMs: turn.waitMs };
	try {
		const found = await attempt();
		if (found === null) return { refused: 'wrong' };
		await turn.giveBack();
		return { found };
	} catch (error) {
		await turn.giveBack();
		throw error;
	}
}

export interface JoinGuess<T> {
	/** What the code stands for; null when nothing. */
	readonly place: T | null;
	/** Of the class it stands for; null when nothing. */
	readonly classId: string | null;
	/** Whether a student of that class is on this device: for them it is nothing new. */
	readonly isIn: boolean;
}

/** The ways of a join code, for how long it takes until the first is open. */
export const joinWays = ({ address, secret }: Pick<Guesser, 'address' | 'secret'>): readonly Way[] => [
	[[LIMITS.code, anonymousNetwork(secret, address)]],
];

/**
 * Says whether a join code that was looked up may be told of. When too many wrong ones came from a network, those go
 * on that were right there before, or stand on the page of a teacher there: forty students join beside one who
 * guesses. That, too, has a limit, but for students of the class on this device.
 */
export async function guessJoinCode<T>(
	db: Db,
	guesser: Guesser,
	{ place, classId, isIn }: JoinGuess<T>,
): Promise<Guessed<T>> {
	if (place !== null && isIn) return { found: place };
	const network = anonymousNetwork(guesser.secret, guesser.address);
	const ways = joinWays(guesser);
	const turn = await takeTurn(db, [...ways, [[LIMITS.codeKnown, network]]], guesser.now);
	const tooMany = async () =>
		({ refused: 'too-many', waitMs: await waitFor(db, ways, guesser.now) }) as const;
	if ('waitMs' in turn) return tooMany();
	const isKnown =
		turn.way === 0 ||
		(classId !== null && (await isKnownNetwork(db, ofClass(classId), network, guesser.now)));
	if (place === null || classId === null || !isKnown)
		return turn.way === 0 ? { refused: 'wrong' } : tooMany();
	await turn.giveBack();
	await rememberNetwork(db, ofClass(classId), network, guesser.now);
	return { found: place };
}

/**
 * The ways to try a resume code: as a device and as a network on which somebody came into the class before, and as
 * anybody. What strangers use up shuts no one out who was here before.
 * @param token of the device, from its cookie
 */
export async function resumeWays(
	db: Db,
	{ address, secret, now }: Guesser,
	classId: string,
	token: string | undefined,
): Promise<readonly Way[]> {
	const network = anonymousNetwork(secret, address);
	const student = whoOfDevice(secret, ofClass(classId), token, now);
	const device: Way = [
		[LIMITS.resumeDevice, `${classId} ${student}`],
		[LIMITS.resumeDevices, classId],
	];
	const known: Way = [
		[LIMITS.resumeKnownFrom, `${classId} ${network}`],
		[LIMITS.resumeKnown, classId],
	];
	const anybody: Way = [
		[LIMITS.code, network],
		[LIMITS.resumeFrom, `${classId} ${network}`],
		[LIMITS.resume, classId],
	];
	return [
		...(student === null ? [] : [device]),
		...((await isKnownNetwork(db, ofClass(classId), network, now)) ? [known] : []),
		anybody,
	];
}

/**
 * The teacher shows the code of a class to those around: on this network it comes in even when somebody there has used
 * up what may be guessed, before any student was the first.
 */
export const rememberClassHere = (
	{ state }: { readonly state: Pick<State, 'database' | 'secret'> },
	classId: string,
	address: string,
) =>
	rememberNetwork(state.database.db, ofClass(classId), anonymousNetwork(state.secret, address), Date.now());
