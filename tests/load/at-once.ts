import { performance } from 'node:perf_hooks';
import type { Finished } from './finished.ts';
import { signIn } from './sign-in.ts';
import { makeStudent } from './student.ts';
import { ITEMS, type World } from './world.ts';

/** The longest of what is made of a whole class; eight teachers open them in the same moment. */
const PAGES = [
	'results',
	'results?by=objective',
	'results/reading',
	'results/items',
	'results/report',
	'live',
	'results/export/responses.csv',
	'results/export/results.xlsx',
] as const;
/** Each sends an answer in turn; one alone would soon have an attempt of thousands of events. */
const STUDENTS = 12;
const ANSWER_EVERY_MS = 50;
const SMALL_EVERY_MS = 250;
const HEALTH_EVERY_MS = 20;
/** Before the pages are opened: what the same takes alone. */
const ALONE_MS = 3_000;

/** Of one who asks again and again, in ms. */
export interface Waits {
	readonly alone: readonly number[];
	/** While the pages were made. */
	readonly meanwhile: readonly number[];
	/** The same, less the time in which the server was ready to run and had no processor. */
	readonly served: readonly number[];
}

export interface AtOnce {
	/** By page, until all of it had come. */
	readonly pages: ReadonlyMap<string, number>;
	readonly waits: ReadonlyMap<string, Waits>;
	/** In MiB, at most. */
	readonly peak: number;
}

/**
 * Opens eight pages of a class at once. Meanwhile students of other classes send an answer every 50 ms, another teacher looks at
 * a small class, and the server is asked how it is.
 * @param n names the students: another for each time
 */
export async function measureAtOnce(
	world: World,
	{ assignment }: Finished,
	small: Finished,
	n: number,
): Promise<AtOnce> {
	const { origin, resident, starved } = world;
	const cookie = await signIn(origin);
	const students = Array.from({ length: STUDENTS }, (_, at) =>
		makeStudent(world, n * STUDENTS + at, () => undefined),
	);
	for (const student of students) {
		await student.join();
		await student.begin();
	}
	const get = async (path: string) => {
		const answer = await fetch(origin + path, { headers: { cookie, accept: 'text/html' } });
		await answer.arrayBuffer();
		if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
	};
	let count = 0;
	const answer = async () => {
		const student = students[count % STUDENTS];
		const item = 1 + (Math.floor(count / STUDENTS) % ITEMS);
		count += 1;
		await student?.send([student.make({ type: 'responded', item: `q${item}`, response: ['c1'] })]);
	};
	let peak = 0;
	const asked = [
		asking('a student’s answer', ANSWER_EVERY_MS, starved, answer),
		asking('a small class’s results', SMALL_EVERY_MS, starved, () =>
			get(`/teach/assignments/${small.assignment}/results`),
		),
		asking('/healthz', HEALTH_EVERY_MS, starved, async () => {
			await get('/healthz');
			peak = Math.max(peak, await resident());
		}),
	];
	await new Promise((passed) => setTimeout(passed, ALONE_MS));
	for (const one of asked) one.startPages();
	const pages = new Map<string, number>();
	await Promise.all(
		PAGES.map(async (page) => {
			const begun = performance.now();
			await get(`/teach/assignments/${assignment}/${page}`);
			pages.set(page, performance.now() - begun);
		}),
	);
	const waits = new Map<string, Waits>();
	for (const one of asked) waits.set(one.name, await one.end());
	return { pages, waits, peak };
}

/** Asks at every beat, whether or not the last answer has come. */
function asking(name: string, everyMs: number, starved: World['starved'], ask: () => Promise<unknown>) {
	const alone: number[] = [];
	const meanwhile: number[] = [];
	const served: number[] = [];
	let isAlone = true;
	const once = async () => {
		const own = isAlone ? alone : meanwhile;
		const before = await starved();
		const begun = performance.now();
		await ask();
		const took = performance.now() - begun;
		own.push(took);
		if (own === meanwhile) served.push(Math.max(0, took - ((await starved()) - before)));
	};
	const underWay = new Set<Promise<void>>();
	const failed: unknown[] = [];
	const beat = setInterval(() => {
		const one = once()
			.catch((reason: unknown) => void failed.push(reason))
			.finally(() => underWay.delete(one));
		underWay.add(one);
	}, everyMs);
	return {
		name,
		startPages: () => (isAlone = false),
		async end(): Promise<Waits> {
			clearInterval(beat);
			await Promise.all(underWay);
			if (failed.length > 0) throw failed[0];
			return { alone, meanwhile, served };
		},
	};
}
