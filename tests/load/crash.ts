import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../../src/cli/build-if-needed.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { SERVER } from '../../src/lib/server/attempts/sent-event.ts';
import { compare, type Made } from './compare.ts';
import { makeStudent } from './student.ts';
import { makeWorld } from './world.ts';

/**
 * `npm run crash`: the server is killed under load again and again, and started again; with PostgreSQL also the
 * database is stopped and started. The students keep sending until all is acknowledged, and keep a log of what was.
 * In the end every event of that log is in the database as it was made, and nothing else.
 *
 *     npm run crash -- --kills 20 --engine sqlite
 */
const { values } = parseArgs({
	options: {
		kills: { type: 'string', default: '20' },
		students: { type: 'string', default: '20' },
		engine: { type: 'string', default: 'sqlite' },
	},
});
const kills = Number(values.kills);
if (!(kills > 0) || (values.engine !== 'sqlite' && values.engine !== 'postgres'))
	throw new Error('Use --kills NUMBER --students NUMBER --engine sqlite|postgres.');

const MOST_RECOVERY_MS = 10_000;
const wait = (ms: number) => new Promise((passed) => setTimeout(passed, ms));

if ((await buildIfNeeded()) !== 0) throw new Error('The build failed.');
const world = await makeWorld(values.engine, 2);
const acknowledged = new Map<string, Made>();
let isOver = false;
let failures = 0;
/** When something was last acknowledged, and the longest time from a restart until it was. */
let recovery = 0;
let restartedAt: number | null = null;

try {
	await world.start();
	const work = Promise.all(Array.from({ length: Number(values.students) }, (_, n) => answerAndAnswer(n)));
	for (let kill = 0; kill < kills; kill += 1) {
		await wait(300 + Math.random() * 1_200);
		if (world.postgres && kill % 2 === 1) {
			await world.postgres.stop();
			await wait(200);
			await world.postgres.start();
		} else {
			await world.kill();
			await world.start();
		}
		restartedAt = performance.now();
		process.stdout.write('.');
	}
	await wait(1_500);
	isOver = true;
	await work;
	await judge();
} finally {
	isOver = true;
	await world.remove();
}

/** One answer after another until the end; what was not acknowledged is sent again, with the same id. */
async function answerAndAnswer(n: number) {
	const student = makeStudent(world, n, () => undefined);
	await untilDone(() => student.join());
	await untilDone(() => student.begin());
	for (let at = 0; !isOver; at += 1) {
		const event = student.make({ type: 'responded', item: `q${(at % 12) + 1}`, response: ['c1'] });
		for (const id of await untilDone(() => student.send([event]))) acknowledged.set(id, event);
		if (restartedAt !== null) {
			recovery = Math.max(recovery, performance.now() - restartedAt);
			restartedAt = null;
		}
		await wait(20 + Math.random() * 60);
	}
}

async function untilDone<T>(work: () => Promise<T>): Promise<T> {
	let last = '';
	for (let tries = 0; tries < 400; tries += 1) {
		try {
			return await work();
		} catch (error) {
			failures += 1;
			last = error instanceof Error ? error.message : String(error);
			await wait(100);
		}
	}
	throw new Error(`The server did not come back: ${last}`);
}

async function judge() {
	const database = openDatabase(world.url);
	const rows = await database.db
		.selectFrom('attempt_event')
		.select(['id', 'attempt_id', 'device', 'sequence', 'body'])
		// What the server itself writes, the starts, no client has acknowledged.
		.where('device', '!=', SERVER)
		.execute();
	await database.close();
	const { lost, twice } = compare([...acknowledged.values()], rows);
	console.log(`\n${kills} interruptions under load on ${values.engine}, ${values.students} students`);
	console.log(
		`${acknowledged.size} events acknowledged, ${rows.length} stored; requests that failed: ${failures}`,
	);
	console.log(`lost: ${lost.length}, twice: ${twice.length}`);
	console.log(`longest from restart to the next acknowledgement: ${recovery.toFixed(0)} ms`);
	if (lost.length > 0 || twice.length > 0 || recovery > MOST_RECOVERY_MS || acknowledged.size === 0)
		process.exitCode = 1;
}
