import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Builder, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { WebKit } from '../../../src/cli/find-browsers.ts';
import { firstSeen, type Tab } from './tab.ts';

/**
 * WebKit over WebDriver, on a screen of its own. Not used, because they hang in this port: the driver's own
 * back and its screenshots.
 */
export async function startWebKit(
	{ driver: command, browser, screen }: WebKit,
	{ width = 390, height = 844 } = {},
): Promise<Tab> {
	const home = await mkdtemp(join(tmpdir(), 'mandate-webkit-'));
	const started: ChildProcess[] = [];
	const end = async () => {
		for (const child of started.toReversed()) await stop(child);
		await rm(home, { recursive: true, force: true });
	};
	try {
		// Animations off: with them, a transition between two pages ends the process that draws them, and the session.
		await mkdir(join(home, 'gtk-3.0'));
		await writeFile(join(home, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
		const display = spawn(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
			stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
		});
		started.push(display);
		const [number] = (await once(display.stdio[3] as Readable, 'data')) as [Buffer];
		const port = await freePort();
		const env = {
			PATH: process.env.PATH,
			HOME: home,
			XDG_CONFIG_HOME: home,
			XDG_CACHE_HOME: home,
			XDG_DATA_HOME: home,
			DISPLAY: `:${number.toString().trim()}`,
			GDK_BACKEND: 'x11',
			NO_AT_BRIDGE: '1',
			LIBGL_ALWAYS_SOFTWARE: '1',
			WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
			WEBKIT_DISABLE_COMPOSITING_MODE: '1',
		};
		started.push(spawn(command, [`--port=${port}`], { stdio: 'ignore', env }));
		const driver = await session(`http://127.0.0.1:${port}`, browser);
		await driver.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
		await driver.manage().window().setRect({ width, height });
		return tabOf(driver, end);
	} catch (error) {
		await end();
		throw error;
	}
}

function tabOf(driver: WebDriver, end: () => Promise<void>): Tab {
	const found = async (selector: string, words: string) => {
		const look = () =>
			driver.executeScript<WebElement | null>(`return (${firstSeen})(...arguments)`, selector, words);
		return driver.wait(look, 15_000, `Nothing to be seen of ${selector} ${words}`);
	};
	return {
		open: (address) => driver.get(address),
		run: (work, ...given) =>
			driver.executeAsyncScript(
				`const done = arguments[arguments.length - 1];
				Promise.resolve((${work})(...[...arguments].slice(0, -1))).then((told) => done(told ?? null));`,
				...given,
			),
		async press(selector, words = '') {
			await (await found(selector, words))?.click();
		},
		async type(selector, text) {
			await (await found(selector, ''))?.sendKeys(text);
		},
		async close() {
			await driver.quit().catch(() => {});
			await end();
		},
	};
}

/** The driver takes a moment until it listens. */
async function session(server: string, binary: string): Promise<WebDriver> {
	const wanted = new Capabilities({
		browserName: 'MiniBrowser',
		'webkitgtk:browserOptions': { binary, args: ['--automation'] },
	});
	for (let tries = 1; ; tries += 1) {
		const up = await fetch(`${server}/status`).then(
			() => true,
			() => false,
		);
		if (up) return new Builder().usingServer(server).withCapabilities(wanted).build();
		if (tries === 100) throw new Error('The driver of WebKit does not listen.');
		await new Promise((done) => setTimeout(done, 100));
	}
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No port is free.');
	return address.port;
}

async function stop(child: ChildProcess) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	child.kill();
	await gone;
}
