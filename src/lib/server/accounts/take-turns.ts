import { BUSY } from '../../words/accounts.ts';

/** More want a turn than can be given one in good time. */
export class TooMany extends Error {
	constructor() {
		super(BUSY);
	}
}

/**
 * Lets costly work be done by a few at once while the others wait, first come, first served.
 * @param atOnce how many work
 * @param mostWaiting how many wait at most; anyone after that is turned away at once
 */
export function takeTurns(atOnce: number, mostWaiting: number) {
	const waiting: (() => void)[] = [];
	let running = 0;
	/** @throws TooMany; and whatever the work throws */
	return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
		if (running < atOnce) running += 1;
		else if (waiting.length >= mostWaiting) throw new TooMany();
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			// The place goes to whoever waits longest.
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}
