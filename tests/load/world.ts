import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { createTeacher } from '../../src/lib/server/accounts/create-teacher.ts';
import { makeClass } from '../../src/lib/server/classes/change-class.ts';
import { freshJoinCode } from '../../src/lib/server/classes/fresh-code.ts';
import { migrate } from '../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { storeQuizVersion } from '../../src/lib/server/quiz-versions.ts';
import { makePostgres, type Postgres } from '../server/postgres.ts';

const DAY = 86_400_000;
const MANDATE_SECRET = 'what the server under load signs with';
export const ITEMS = 12;
export const TEACHER = 'load@school.example';
export const PASSWORD = 'correct horse battery';

export interface World {
	readonly url: string;
	readonly origin: string;
	/** One for each class, in which the same is assigned. */
	readonly places: readonly { readonly code: string; readonly assignment: string }[];
	readonly postgres: Postgres | null;
	/** Starts the server, and waits until it answers. */
	readonly start: () => Promise<void>;
	/** Ends it as a power cut would. */
	readonly kill: () => Promise<void>;
	/** Memory that the server holds now, in MiB. */
	readonly resident: () => Promise<number>;
	/** How long the server's main thread was ready to run and had no processor, in ms: others use this machine too. */
	readonly starved: () => Promise<number>;
	/** Processor time that the server has used, in seconds. */
	readonly cpu: () => Promise<number>;
	readonly remove: () => Promise<void>;
}

/** A server in a process of its own, with classes that were assigned a graded quiz of twelve questions. */
export async function makeWorld(engine: 'sqlite' | 'postgres', classes: number): Promise<World> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-load-'));
	const postgres = engine === 'postgres' ? await makePostgres() : null;
	const url = postgres ? postgres.url('postgres') : `sqlite:${join(folder, 'mandate.db')}`;
	const places = await prepare(url, classes);
	const port = await freePort();
	let child: ChildProcess | null = null;
	const stat = async (name: string) => readFile(`/proc/${child?.pid}/${name}`, 'utf8');

	async function start() {
		child = spawn(process.execPath, [resolve('src/cli/start.ts')], {
			env: { ...process.env, PORT: String(port), HOST: 'localhost', DATABASE_URL: url, MANDATE_SECRET },
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		for (let tries = 0; tries < 300; tries += 1) {
			const answer = await fetch(`http://localhost:${port}/healthz`).catch(() => null);
			if (answer?.ok) return;
			await new Promise((passed) => setTimeout(passed, 50));
		}
		throw new Error('The server did not start.');
	}
	async function kill() {
		const own = child;
		child = null;
		if (!own || own.exitCode !== null) return;
		const ended = new Promise((done) => own.once('exit', done));
		own.kill('SIGKILL');
		await ended;
	}
	return {
		places,
		url,
		origin: `http://localhost:${port}`,
		postgres,
		start,
		kill,
		resident: async () => Number(/VmRSS:\s+(\d+)/.exec(await stat('status'))?.[1] ?? 0) / 1024,
		// The second field of proc(5)’s schedstat, in nanoseconds.
		starved: async () => Number((await stat('schedstat')).split(' ')[1]) / 1e6,
		cpu: async () => {
			// Fields 14 and 15 of proc(5), in hundredths of a second; the name before them may hold spaces.
			const fields = (await stat('stat')).replace(/^.*\) /, '').split(' ');
			return (Number(fields[11]) + Number(fields[12])) / 100;
		},
		async remove() {
			await kill();
			await postgres?.remove();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function prepare(url: string, classes: number) {
	const { modules } = await readLibrary('quizzes');
	const [module] = modules;
	if (!module) throw new Error('The library is empty.');
	const items = module.quizzes
		.flatMap((quiz) => quiz.items)
		.filter((item) => item.kind === 'choice' || item.kind === 'statement')
		.slice(0, ITEMS)
		.map((item, at) => ({ ...item, id: `item-${at + 1}` }));
	const quiz = { id: 'load', title: 'Twelve questions', summary: 'As many as fit a lesson.', items };
	const database = openDatabase(url, MANDATE_SECRET);
	try {
		await migrate(database);
		const now = Date.now();
		const person = { name: 'Load', email: TEACHER, password: PASSWORD };
		const teacher = await createTeacher(database, person, { kind: 'open' }, now);
		if (!('id' in teacher)) throw new Error(teacher.refused);
		const { rules } = parseRules({ mode: 'graded', keys: 'never' });
		const hash = await storeQuizVersion(database.db, { module, quiz, readings: module.readings }, now);
		const places: World['places'][number][] = [];
		for (let n = 0; n < classes; n += 1) {
			const fields = {
				name: `Load ${n}`,
				timeZone: 'UTC',
				endsAt: now + DAY,
				keptDays: 1,
				openJoining: true,
				listNames: false,
			};
			const own = await makeClass(database, teacher.id, fields, now);
			const id = randomUUID();
			const code = await freshJoinCode(database.db);
			await database.db
				.insertInto('assignment')
				.values({
					id,
					class_id: own.id,
					title: quiz.title,
					join_code: code,
					rules: JSON.stringify(rules),
					live_scores: 0,
					created_at: now,
					deleted_at: null,
				})
				.execute();
			await database.db
				.insertInto('assignment_quiz')
				.values({ assignment_id: id, place: 0, form: 0, version_hash: hash })
				.execute();
			places.push({ code, assignment: id });
		}
		return places;
	} finally {
		await database.close();
	}
}

function freePort(): Promise<number> {
	return new Promise((found, failed) => {
		const probe = createServer();
		probe.once('error', failed);
		probe.listen(0, 'localhost', () => {
			const address = probe.address();
			probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
