import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/find-browsers.ts';

/** A learner's browser: its profile outlives it, and it can be killed like a phone whose battery ends. */
export interface Profile {
	/** Starts the browser on this profile and returns its one page. */
	start(): Promise<Page>;
	/** Ends it at once, all its processes, with nothing said to it. */
	kill(): Promise<void>;
	remove(): Promise<void>;
}

/** The port that the browser writes into a file once it listens. */
async function written(file: string): Promise<number> {
	for (;;) {
		const [port, path] = existsSync(file) ? (await readFile(file, 'utf8')).split('\n') : [];
		if (port && path) return Number(port);
		await wait(20);
	}
}

export async function makeProfile(): Promise<Profile> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-profile-'));
	let browser: ChildProcess | null = null;
	const profile: Profile = {
		async start() {
			const port = join(folder, 'DevToolsActivePort');
			await rm(port, { force: true });
			browser = spawn(
				findChromium() ?? 'chromium',
				[
					...CHROMIUM_FLAGS,
					'--headless',
					'--remote-debugging-port=0',
					`--user-data-dir=${folder}`,
					'about:blank',
				],
				// A group of its own, so that its children end with it.
				{ detached: true, stdio: 'ignore' },
			);
			const connection = await chromium.connectOverCDP(`http://127.0.0.1:${await written(port)}`);
			const [page] = connection.contexts().flatMap((context) => context.pages());
			if (!page) throw new Error('The browser started without a page.');
			return page;
		},
		async kill() {
			const ending = browser;
			browser = null;
			if (!ending?.pid || ending.exitCode !== null) return;
			const ended = new Promise((done) => ending.once('exit', done));
			process.kill(-ending.pid, 'SIGKILL');
			await ended;
			// A killed browser leaves its lock.
			for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
				await rm(join(folder, lock), { force: true });
			}
		},
		async remove() {
			await profile.kill();
			await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		},
	};
	return profile;
}
