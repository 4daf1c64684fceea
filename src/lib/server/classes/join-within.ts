import type { Database } from '../database/engine.ts';
import type { ClassTable } from '../database/tables/classes.ts';
import type { Once } from '../once/once.ts';
import { withTurn } from '../once/with-turn.ts';
import type { Guesser } from './guesses.ts';
import { joinClass, type Joined, type JoinRefusal, type Who } from './join-class.ts';
import { takeJoinTurn, takeNameTurn } from './join-limits.ts';

interface Device {
	/** By which it is known for the class. */
	readonly token: string | undefined;
	/** Its secret for the class, if it has one. */
	readonly before: string | undefined;
}

/** `tooManyNames`: so many names that are not on the roster were typed. */
type Within =
	| Joined
	| { readonly refused: JoinRefusal }
	| { readonly refused: 'tooMany' | 'tooManyNames'; readonly waitMs: number };

/** `joinClass`, as often as one place and one class may. */
export async function joinWithin(
	database: Database,
	own: Pick<ClassTable, 'id' | 'open_joining'>,
	who: Who,
	guesser: Guesser,
	{ token, before }: Device,
	once: Once | null,
): Promise<Within> {
	const { db } = database;
	const join = () => joinClass(database, own.id, who, before, guesser.now, once);
	const tryName = async (): Promise<Within> => {
		const turn = await takeNameTurn(db, guesser, own.id);
		if ('waitMs' in turn) return { refused: 'tooManyNames', waitMs: turn.waitMs };
		const joined = await join();
		if (!('refused' in joined)) await turn.giveBack();
		return joined;
	};
	// Where anybody comes in, a name that is refused says no more than one that is taken.
	const isGuess = 'name' in who && own.open_joining === 0;
	const take = () => takeJoinTurn(db, guesser, own.id, token);
	const joined = await withTurn<Within>(database, once, take, isGuess ? tryName : join);
	return 'waitMs' in joined ? { refused: 'tooMany', waitMs: joined.waitMs } : joined.done;
}
