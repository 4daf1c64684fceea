import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { spawnStart, startAppForTest } from './app.ts';

/** Starts what is not meant to start; resolves with how it ended and what it said. */
async function startInVain(env: NodeJS.ProcessEnv) {
	const { child, ended, output } = await spawnStart(env);
	onTestFinished(() => void child.kill('SIGKILL'));
	return { code: await ended, output: output() };
}

/** Another program, with a port of its own. */
async function somePort(): Promise<number> {
	const server: Server = createServer();
	onTestFinished(() => void server.close());
	await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

describe('what cannot start says what to do', () => {
	test('the port is taken', async () => {
		const port = await somePort();
		const { code, output } = await startInVain({ PORT: String(port) });
		expect(code).toBe(1);
		expect(output).toContain(`Port ${port} is in use by another program`);
		expect(output).toContain(`PORT=${port + 1} npm start`);
		expect(output).not.toMatch(/^\s+at /m);
	});

	test.each(['abc', '-1', '70000', '3.5', '3000;'])('PORT=%s is no port', async (PORT) => {
		const { code, output } = await startInVain({ PORT });
		expect(code).toBe(1);
		expect(output).toContain(`PORT is “${PORT}”. Use a number from 1 to 65535`);
	});

	test.each(['192.0.2.1', 'no-such-host.invalid'])('HOST=%s is not this machine', async (HOST) => {
		const { code, output } = await startInVain({ HOST });
		expect(code).toBe(1);
		expect(output).toContain(`HOST “${HOST}” is not an address of this machine`);
	});

	test('ORIGIN is no address', async () => {
		const { code, output } = await startInVain({ ORIGIN: 'mandate.example' });
		expect(code).toBe(1);
		expect(output).toContain('Invalid ORIGIN');
	});

	test.each([
		['an address that is none', { DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL must be postgres://'],
		['a PostgreSQL without a secret', { DATABASE_URL: 'postgres://localhost/x' }, 'Set MANDATE_SECRET'],
		['a half of a provider', { OIDC_ISSUER: 'https://login.school.example' }, 'set OIDC_CLIENT_ID'],
		[
			'one that a power cut would empty',
			{ DATABASE_URL: 'sqlite::memory:', MANDATE_SECRET: 'x'.repeat(32) },
			'journal_mode is memory, not wal',
		],
		[
			'mails whose links would lead nowhere',
			{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'mandate@school.example' },
			'Set ORIGIN to the address of this site, for example ORIGIN=https://',
		],
		['a secret that is short', { MANDATE_SECRET: 'short' }, 'at least 32 random characters'],
		[
			'a PostgreSQL that does not answer',
			{ DATABASE_URL: 'postgres://localhost:1/x', MANDATE_SECRET: 'x'.repeat(32) },
			'ECONNREFUSED',
		],
		['a folder that cannot be made', { DATABASE_URL: 'sqlite:/dev/null/x.db' }, 'could not start'],
	])('the database: %s', async (_, env, words) => {
		const { code, output } = await startInVain(env);
		expect(code).toBe(1);
		expect(output).toContain(words);
		expect(output).not.toMatch(/^\s+at /m);
	});

	test('the build fails', () => {
		const empty = mkdtempSync(join(tmpdir(), 'mandate-'));
		onTestFinished(() => rmSync(empty, { recursive: true }));
		const { status, stderr } = spawnSync(process.execPath, [resolve('src/cli/start.ts')], { cwd: empty });
		expect(status).toBe(1);
		expect(stderr.toString()).toContain('The build failed');
	});
});

describe('what starts', () => {
	test('listens on every address when HOST is set to nothing', async () => {
		const app = await startAppForTest({ HOST: '' });
		expect((await app.ask({ path: '/healthz' })).status).toBe(200);
	});

	test('may stand in a folder of any name', async () => {
		const app = await startAppForTest({}, '50% #1');
		expect((await app.ask()).status).toBe(200);
	});
});
