import type { Db } from '../database/engine.ts';
import { whoOfDevice } from '../known.ts';
import { anonymousNetwork } from '../network.ts';
import { takeTurn, type Turn, type Limit } from '../throttle.ts';
import { ofClass, type Guesser } from './guesses.ts';

const MINUTE_MS = 60_000;

/** Names that are taken in one class. Three classes of forty come in at once behind one address; a flood does not. */
export const JOIN_LIMITS = {
	from: { name: 'join-from', most: 120, withinMs: 10 * MINUTE_MS },
	/** From wherever: the teacher has time to see it, and to send them out again. */
	class: { name: 'join-class', most: 240, withinMs: 10 * MINUTE_MS },
	/** Taken on one device, which a few students share. */
	device: { name: 'join-device', most: 10, withinMs: 60 * MINUTE_MS },
	/**
	 * Typed names that a class of a roster does not take, from one network and from wherever: whoever has the code does not
	 * find out the names by trying. Forty students may each mistype theirs three times.
	 */
	wrongFrom: { name: 'wrong-name-from', most: 120, withinMs: 10 * MINUTE_MS },
	wrong: { name: 'wrong-name', most: 480, withinMs: 10 * MINUTE_MS },
} as const satisfies Readonly<Record<string, Limit>>;

/**
 * A turn to take a name in a class, one that was typed or one of a roster; to be given back when none was taken.
 * @param token of the device, from its cookie; who throws it away is counted by the network
 */
export function takeJoinTurn(
	db: Db,
	{ address, secret, now }: Guesser,
	classId: string,
	token: string | undefined,
): Promise<Turn | { readonly waitMs: number }> {
	const device = whoOfDevice(secret, ofClass(classId), token, now);
	const from = [JOIN_LIMITS.from, `${classId} ${anonymousNetwork(secret, address)}`] as const;
	const all = [JOIN_LIMITS.class, classId] as const;
	return takeTurn(
		db,
		[device === null ? [from, all] : [[JOIN_LIMITS.device, `${classId} ${device}`], from, all]],
		now,
	);
}

/** A turn to try a name on a roster; to be given back when it was right. */
export const takeNameTurn = (db: Db, { address, secret, now }: Guesser, classId: string) =>
	takeTurn(
		db,
		[
			[
				[JOIN_LIMITS.wrongFrom, `${classId} ${anonymousNetwork(secret, address)}`],
				[JOIN_LIMITS.wrong, classId],
			],
		],
		now,
	);
