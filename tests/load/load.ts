import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../../src/cli/build-if-needed.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { measureAtOnce } from './at-once.ts';
import { prepareFinished, type Finished, type Scenario } from './finished.ts';
import { measureFinished } from './look-back.ts';
import { makeStudent, type Step } from './student.ts';
import { ITEMS, makeWorld } from './world.ts';

/**
 * `npm run load`: students of one server process, each of whom joins, answers twelve questions, every answer sent as
 * it is given, and hands in. They come spread over the time, as classes do. Fails on any error, on more memory than
 * the limit, and when anything acknowledged is missing. Before them, what the pages of two
 * classes cost that have finished all they were given, and who waits behind eight of these pages at once. With
 * `--students 0` nothing else. “served” is the longest wait less the time in which the server had no processor.
 *
 *     npm run load -- --students 1000 --minutes 10 --engine sqlite
 */
const { values } = parseArgs({
	options: {
		students: { type: 'string', default: '1000' },
		minutes: { type: 'string', default: '10' },
		engine: { type: 'string', default: 'sqlite' },
	},
});
const students = Number(values.students);
const lastsMs = Number(values.minutes) * 60_000;
if (!(students >= 0 && lastsMs > 0) || (values.engine !== 'sqlite' && values.engine !== 'postgres'))
	throw new Error('Use --students NUMBER --minutes NUMBER --engine sqlite|postgres.');

/** As large as they come: one quiz taken again and again, and a whole module once. */
const SCENARIOS: readonly Scenario[] = [
	{ title: '300 students, 20 attempts each', students: 300, attempts: 20, what: 'quiz' },
	{ title: '200 students, the whole module', students: 200, attempts: 1, what: 'module' },
];
/** Its pages are opened at once before anybody has looked at it. */
const FRESH: Scenario = {
	title: '200 students, the whole module',
	students: 200,
	attempts: 1,
	what: 'module',
};
const SMALL: Scenario = { title: 'A class of thirty', students: 30, attempts: 1, what: 'quiz' };
const MOST_MEMORY_MIB = 400;
/** For a page of a class that has finished thousands of attempts; the first time apart, which adds them up. */
const MOST_PAGE_MS = 300;
/** So much longer than alone may anybody wait while pages of a class are made. */
const MOST_BEHIND_MS = 100;
/** Students in a class. */
const CLASS_OF = 30;
/** Of the whole time, how long one student takes. */
const OWN_SHARE = 0.5;

if ((await buildIfNeeded()) !== 0) throw new Error('The build failed.');
const world = await makeWorld(values.engine, Math.max(1, Math.ceil(students / CLASS_OF)));
const times = new Map<Step, number[]>();
const errors: string[] = [];
let peak = 0;
let visitors = 0;
try {
	const classes: [Scenario, Finished][] = [];
	for (const scenario of SCENARIOS) classes.push([scenario, await prepareFinished(world, scenario)]);
	const fresh = await prepareFinished(world, FRESH);
	const small = await prepareFinished(world, SMALL);
	await world.start();
	await openAtOnce(`${FRESH.title}, for the first time`, fresh, small);
	await openAtOnce(FRESH.title, fresh, small);
	for (const [scenario, finished] of classes) {
		await lookBack(scenario, finished);
		if (scenario.what === 'quiz') await openAtOnce(scenario.title, finished, small);
	}
	if (students > 0) await takeQuizzes();
} finally {
	await world.remove();
}

async function takeQuizzes() {
	const stored = await storedEvents();
	const watch = setInterval(() => void world.resident().then((now) => (peak = Math.max(peak, now))), 500);
	const begun = performance.now();
	const before = await world.cpu();
	await Promise.all(Array.from({ length: students }, (_, n) => takeQuiz(n)));
	clearInterval(watch);
	const seconds = (performance.now() - begun) / 1000;
	const cpu = (await world.cpu()) - before;
	const missing = await missingEvents(stored);
	print(seconds, cpu, missing);
	if (errors.length > 0 || missing > 0 || peak > MOST_MEMORY_MIB) process.exitCode = 1;
}

async function openAtOnce(title: string, finished: Finished, small: Finished) {
	visitors += 1;
	const { pages, waits, peak: held } = await measureAtOnce(world, finished, small, students + visitors);
	console.log(`\nEight pages at once: ${title}`);
	for (const [page, ms] of pages) console.log(page.padEnd(46) + ms.toFixed(0).padStart(9));
	console.log('who waits'.padEnd(46) + 'alone p50      max   p50 ms   p95 ms   max ms    served');
	for (const [name, { alone, meanwhile, served }] of waits) {
		const [usual, longest] = [at(alone, 0.5), at(served, 1)];
		const columns = [usual, at(alone, 1), ...[0.5, 0.95, 1].map((share) => at(meanwhile, share)), longest];
		console.log(name.padEnd(46) + columns.map((ms) => ms.toFixed(0).padStart(9)).join(''));
		if (longest - usual > MOST_BEHIND_MS) process.exitCode = 1;
	}
	console.log(`resident at most ${held.toFixed(0)} MiB, load average ${loadavg()[0]?.toFixed(1)}`);
	peak = Math.max(peak, held);
}

/** @param share 0.5: the median; 1: the longest */
function at(times: readonly number[], share: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

async function lookBack({ title }: Scenario, finished: Finished) {
	const { found, sizes, longestHealth, peak: held } = await measureFinished(world, finished);
	console.log(`\n${title}, ${finished.events} events`.padEnd(47) + ' first ms   p50 ms   max ms       kB');
	for (const [page, [first = 0, ...rest]] of found) {
		const columns = [first, at(rest, 0.5), at(rest, 1)];
		columns.push((sizes.get(page) ?? 0) / 1000);
		console.log(page.padEnd(46) + columns.map((value) => value.toFixed(0).padStart(9)).join(''));
		if (at(rest, 0.5) > MOST_PAGE_MS) process.exitCode = 1;
	}
	console.log(
		`longest answer of /healthz ${longestHealth.toFixed(0)} ms, resident at most ${held.toFixed(0)} MiB`,
	);
	peak = Math.max(peak, held);
}

async function takeQuiz(n: number) {
	const wait = (ms: number) => new Promise((passed) => setTimeout(passed, ms));
	const own = lastsMs * OWN_SHARE;
	const student = makeStudent(world, n, (step, ms) => {
		const own = times.get(step);
		if (own) own.push(ms);
		else times.set(step, [ms]);
	});
	try {
		await wait((n / students) * (lastsMs - own));
		await student.join();
		await student.begin();
		for (let item = 1; item <= ITEMS; item += 1) {
			await wait((own / (ITEMS + 1)) * (0.5 + Math.random()));
			await student.send([student.make({ type: 'responded', item: `q${item}`, response: ['c1'] })]);
		}
		await student.send([student.make({ type: 'submitted' })], 'hand-in');
	} catch (error) {
		errors.push(error instanceof Error ? error.message : String(error));
	}
}

/** Every student has twelve answers, a hand-in and the server's own beginning: nothing less, nothing twice. */
async function missingEvents(before: number): Promise<number> {
	return Math.abs((students - errors.length) * (ITEMS + 2) - ((await storedEvents()) - before));
}

async function storedEvents(): Promise<number> {
	const database = openDatabase(world.url);
	try {
		const { count } = await database.db
			.selectFrom('attempt_event')
			.select((is) => is.fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		return Number(count);
	} finally {
		await database.close();
	}
}

function print(seconds: number, cpu: number, missing: number) {
	const all = [...times.values()].flat();
	console.log(
		`\n${students} students, ${values.engine}, ${seconds.toFixed(0)} s, ${all.length} requests (${(all.length / seconds).toFixed(0)} a second)`,
	);
	console.log(`load average ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors\n`);
	console.log('                 requests   p50 ms   p95 ms   p99 ms   max ms');
	for (const [step, own] of [...times, ['all', all] as const]) {
		const columns = [0.5, 0.95, 0.99, 1].map((share) => at(own, share).toFixed(0).padStart(9)).join('');
		console.log(step.padEnd(14) + String(own.length).padStart(11) + columns);
	}
	console.log(`\nresident memory at most ${peak.toFixed(0)} MiB (limit ${MOST_MEMORY_MIB})`);
	console.log(`processor ${cpu.toFixed(1)} s, ${((100 * cpu) / seconds).toFixed(0)} % of one`);
	console.log(`events missing or too many: ${missing}`);
	console.log(
		`errors: ${errors.length}${errors[0] ? ` (${[...new Set(errors)].slice(0, 3).join('; ')})` : ''}`,
	);
}
