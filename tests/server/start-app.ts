import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { request, type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const BUILD = resolve('build');
const START = resolve('src/cli/start.ts');

export interface Asked {
	readonly path?: string;
	readonly method?: string;
	readonly headers?: OutgoingHttpHeaders;
	readonly body?: string | Buffer;
	readonly agent?: Agent;
}
export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** As it came over the wire. */
	readonly bytes: Buffer;
	readonly text: string;
}

/**
 * `npm start` in a folder of its own with the build and nothing it is made of, so that it never builds; and
 * with nothing in its environment but what is given.
 * @param name of the folder
 * @param build another build than ours
 */
export async function spawnStart(env: NodeJS.ProcessEnv = {}, name = 'mandate', build = BUILD) {
	if (!existsSync(join(build, 'handler.js'))) {
		throw new Error(
			'There is no build/handler.js. These tests start the built app: run `npm run build` first.',
		);
	}
	const parent = await mkdtemp(join(tmpdir(), 'mandate-'));
	const cwd = join(parent, name);
	await mkdir(cwd);
	await symlink(build, join(cwd, 'build'), 'dir');

	const { PATH, HOME } = process.env;
	const child = spawn(process.execPath, [START], {
		cwd,
		env: { PATH, HOME, HOST: 'localhost', PORT: '0', ...env },
	});
	let output = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (output += chunk));
	const closed = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
	const ended = closed.then(async (code) => {
		await rm(parent, { recursive: true });
		return code;
	});
	return { child, ended, output: () => output };
}

export interface App {
	readonly port: number;
	readonly host: string;
	readonly origin: string;
	readonly child: ChildProcess;
	readonly ended: Promise<number | null>;
	ask(asked?: Asked): Promise<Answer>;
	/** What it has written to its console so far. */
	output(): string;
	kill(): Promise<number | null>;
}

/** The built app in a process of its own, since its handler reads the environment once, when it is loaded. */
export async function startApp(env: NodeJS.ProcessEnv = {}, name?: string, build?: string): Promise<App> {
	const { child, ended, output } = await spawnStart(env, name, build);
	const port = await new Promise<number>((listening, failed) => {
		child.stdout.on('data', () => {
			const [, bound] = /Mandate is running at http:\/\/\S+:(\d+)/.exec(output()) ?? [];
			if (bound) listening(Number(bound));
		});
		void ended.then((code) =>
			failed(new Error(`The app ended with ${code} before it listened:\n${output()}`)),
		);
	});
	const host = `localhost:${port}`;
	return {
		port,
		host,
		origin: `http://${host}`,
		child,
		ended,
		ask: (asked = {}) => ask(port, asked),
		output,
		kill() {
			child.kill('SIGKILL');
			return ended;
		},
	};
}

/** Servers, one for each environment that is asked for; one that was killed is started anew. @param fixed for all of them */
export function makeApps(fixed: NodeJS.ProcessEnv = {}) {
	const apps = new Map<string, App>();
	const isUp = ({ child }: App) => child.exitCode === null && child.signalCode === null;
	return {
		async serve(env: NodeJS.ProcessEnv = {}): Promise<App> {
			const name = JSON.stringify(env);
			const running = apps.get(name);
			if (running && isUp(running)) return running;
			const app = await startApp({ ...fixed, ...env });
			apps.set(name, app);
			return app;
		},
		stop: () => Promise.all([...apps.values()].map((app) => app.kill())),
	};
}

function ask(
	port: number,
	{ path = '/', method = 'GET', headers = {}, body, agent }: Asked,
): Promise<Answer> {
	return new Promise((answered, failed) => {
		const sent = request(
			{ host: 'localhost', port, path, method, headers, agent: agent ?? false },
			(answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				// A stream of events has no end: what it begins with is enough.
				if (answer.headers['content-type'] === 'text/event-stream')
					answer.once('data', () => {
						answer.emit('end');
						sent.destroy();
					});
				answer.on('error', failed);
				answer.on('end', () => {
					const bytes = Buffer.concat(chunks);
					answered({
						status: answer.statusCode ?? 0,
						headers: answer.headers,
						bytes,
						text: bytes.toString(),
					});
				});
			},
		);
		sent.on('error', failed);
		sent.end(body);
	});
}
