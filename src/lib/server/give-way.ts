import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** So long a request works before it lets others come between. */
const SLICE_MS = 8;
/** Requests that have worked for fewer slices come first; a page of a usual class never has more. */
const FEW_SLICES = 5;
/** For a request that is younger, and has not worked for a slice yet, the longer ones wait… */
const YOUNG_MS = 100;
/** …so long, before each slice: however many ask, a long page gets on. */
const MOST_WAIT_MS = 30;

/** A request under way. */
interface Asked {
	/** Whether it may wait: not what writes, since it may hold what others wait for. */
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
/** Those that work for long, the first of them first. They come one after the other: each holds a whole class in memory. */
const long = new Set<Asked>();
const waiting: Waiting[] = [];
let isServing = false;

/** Answers a request; what it does on its way may call `giveWay`. */
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
 * To be called between the parts of what may take long, each a few milliseconds at most: lets others come between, the
 * short before the long. Outside of a request, in a command or while a file is sent, others come between each time.
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

/** As `flatMap` does, with others coming between. */
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

/** Lets one after the other go; while it works, nobody else does. */
function serve() {
	if (isServing || waiting.length === 0) return;
	isServing = true;
	void serveAll();
}

async function serveAll() {
	for (;;) {
		// What has come in meanwhile is looked at first; the slice of the one before has ended by then.
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
	const isShort = ({ slices, since }: Asked) => slices === 0 && performance.now() - since < YOUNG_MS;
	while (performance.now() < until && [...underWay].some(isShort)) await setTimeout(1);
}

/** Who has worked least; of the long ones only the first, even while it waits for the database. */
function first(): Waiting | undefined {
	const [oldest] = long;
	const may = waiting.filter(({ own }) => !own || own === oldest || !long.has(own));
	const least = Math.min(...may.map(({ slices }) => slices));
	return may.find(({ slices }) => slices === least);
}
