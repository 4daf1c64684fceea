import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** How long a request works before it lets others go first. */
const SLICE_MS = 8;
/** Requests that needed no more slices than this come first; the pages of an ordinary class never need more. */
const FEW_SLICES = 5;
/** Longer requests wait for one that is younger than this and still in its first slice… */
const YOUNG_MS = 100;
/** …or writes, and is younger than this: with PostgreSQL an answer is saved in a dozen steps, each a turn of the server… */
const WRITING_MS = 500;
/** …but only this long before each slice, so that a long page makes progress however busy the server is. */
const MOST_WAIT_MS = 30;

/** A request in progress. */
interface Asked {
	/** False for requests that write: they may hold what others wait for. */
	readonly mayWait: boolean;
	readonly since: number;
	sliceSince: number;
	slices: number;
}

interface Waiting {
	/** Null outside of a request. */
	readonly own: Asked | null;
	readonly slices: number;
	readonly go: () => void;
}

const current = new AsyncLocalStorage<Asked>();
const underWay = new Set<Asked>();
/** Long requests, oldest first. They run one after another, because each holds a whole class in memory. */
const long = new Set<Asked>();
const waiting: Waiting[] = [];
let isServing = false;

/** Answers a request. Anything it runs may call `giveWay`. */
export async function asRequest<T>(mayWait: boolean, answer: () => Promise<T>): Promise<T> {
	const now = performance.now();
	const own: Asked = { mayWait, since: now, sliceSince: now, slices: 0 };
	underWay.add(own);
	try {
		return await current.run(own, answer);
	} finally {
		underWay.delete(own);
		long.delete(own);
		serve();
	}
}

/**
 * Call this between the parts of long work, a few milliseconds each: it lets other requests go first, short ones before
 * long ones. Outside a request (in a command, or while a file is sent) it does so every time.
 */
export async function giveWay(): Promise<void> {
	const own = current.getStore();
	if (!own || !underWay.has(own)) return turn(FEW_SLICES);
	if (performance.now() - own.sliceSince < SLICE_MS) return;
	if (own.mayWait) {
		own.slices += 1;
		if (own.slices > FEW_SLICES) long.add(own);
		await turn(own.slices, own);
	} else await setImmediate();
	own.sliceSince = performance.now();
}

/** Like `flatMap`, giving way between the elements. */
export async function flatMapInSlices<T, R>(all: Iterable<T>, make: (one: T) => readonly R[]): Promise<R[]> {
	const made: R[] = [];
	for (const one of all) {
		await giveWay();
		for (const part of make(one)) made.push(part);
	}
	await giveWay();
	return made;
}

const turn = (slices: number, own: Asked | null = null) =>
	new Promise<void>((go) => {
		waiting.push({ own, slices, go });
		serve();
	});

/** Wakes one at a time. */
function serve() {
	if (isServing || waiting.length === 0) return;
	isServing = true;
	void serveAll();
}

async function serveAll() {
	for (;;) {
		// By then the slice before has ended, and new requests have been read.
		await setImmediate();
		await untilQuiet();
		const next = first();
		if (!next) break;
		waiting.splice(waiting.indexOf(next), 1);
		next.go();
	}
	isServing = false;
}

async function untilQuiet() {
	const until = performance.now() + MOST_WAIT_MS;
	const isShort = ({ mayWait, slices, since }: Asked) =>
		slices === 0 && performance.now() - since < (mayWait ? YOUNG_MS : WRITING_MS);
	while (performance.now() < until && [...underWay].some(isShort)) await setTimeout(1);
}

/** The one with the fewest slices. Of the long ones only the oldest, even while it waits for the database. */
function first(): Waiting | undefined {
	const [oldest] = long;
	const may = waiting.filter(({ own }) => !own || own === oldest || !long.has(own));
	const least = Math.min(...may.map(({ slices }) => slices));
	return may.find(({ slices }) => slices === least);
}
