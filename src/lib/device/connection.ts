import { Late, Left, mayPass } from './may-pass.ts';
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';

/** Longer than any store takes that works; a learner is told then. */
export const PATIENCE_MS = 4_000;
const MOST_PATIENCE_MS = 30_000;

/** On disk when it says so, not merely with the operating system: a phone's battery ends without warning. */
const SAFE = { durability: 'strict' } as const;

/**
 * In WebKit a page that waits for its return with an open transaction holds up every other page's. So none is left
 * open, and none begun; what was not written by then is in the journal.
 */
const under = new Set<{ abort(): void }>();
let isLeft = false;
globalThis.addEventListener?.('pagehide', () => {
	isLeft = true;
	for (const transaction of under) abort(transaction);
});
globalThis.addEventListener?.('pageshow', () => {
	isLeft = false;
});

function abort(transaction: { abort(): void }) {
	try {
		transaction.abort();
	} catch {
		// It has ended.
	}
}

/** Does something in one transaction; what it does may be done twice. @throws when the store fails, or is late */
export type Transact<S extends DBSchema> = <
	T,
	N extends [StoreNames<S>, ...StoreNames<S>[]],
	M extends 'readonly' | 'readwrite',
>(
	stores: N,
	mode: M,
	work: (transaction: IDBPTransaction<S, N, M>) => Promise<T>,
	/** Milliseconds for what takes long by itself. */
	least?: number,
) => Promise<T>;

/**
 * A store that is opened when it is first needed, and again whenever its connection was lost: phones close those of
 * pages that are not in view.
 * @param open is told how to say that the connection has ended
 * @param most milliseconds of patience: of a store that was late, more is had the next time
 */
export function connect<S extends DBSchema>(
	open: (ended: () => void) => Promise<IDBPDatabase<S>>,
	most = MOST_PATIENCE_MS,
): Transact<S> {
	let opened: Promise<IDBPDatabase<S>> | null = null;
	let patience = PATIENCE_MS;

	const forget = (of: typeof opened) => {
		if (opened === of) opened = null;
		of?.then(
			(database) => database.close(),
			() => undefined,
		);
	};

	function connection() {
		const own: Promise<IDBPDatabase<S>> = (opened ??= open(() => forget(own)));
		return own;
	}

	const once: Transact<S> = async (stores, mode, work, least = 0) => {
		if (isLeft) throw new Left();
		const own = connection();
		let begun: { abort(): void } | undefined;
		try {
			const database = await inTime(own, patience);
			if (isLeft) throw new Left();
			const transaction = database.transaction(stores, mode, SAFE);
			const { done } = transaction;
			under.add((begun = transaction));
			const end = () => under.delete(transaction);
			// Where a request fails first, its error is the one thrown; this one is heard all the same.
			done.then(end, end);
			const result = await inTime(work(transaction), Math.max(least, patience));
			if (mode === 'readwrite') await inTime(done, Math.max(least, patience));
			patience = PATIENCE_MS;
			return result;
		} catch (error) {
			if (begun) abort(begun);
			if (isLeft) throw new Left();
			if (error instanceof Late) patience = Math.min(patience * 2, most);
			// What cannot be opened, too: space may be free by the next time.
			if (!begun || mayPass(error)) forget(own);
			throw error;
		}
	};

	return async (...asked) => {
		try {
			return await once(...asked);
		} catch (error) {
			if (!mayPass(error) || error instanceof Late || error instanceof Left) throw error;
			return once(...asked);
		}
	};
}

function inTime<T>(answer: Promise<T>, patience: number): Promise<T> {
	let timer: ReturnType<typeof setTimeout>;
	const late = new Promise<never>((_, fail) => {
		timer = setTimeout(() => fail(new Late('The store timed out.')), patience);
	});
	return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
