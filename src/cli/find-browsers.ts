import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { PLAYWRIGHT, run, runPackage } from './run.ts';

/** No sandbox, since it may run as root; and nothing that asks the network on its own account. */
export const CHROMIUM_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Debian's name for a Chromium without windows: it draws the same pages, and opening one costs a third of the time. */
const SHELL = 'chromium-headless-shell';

/** The Chromium on this machine, or null: `CHROMIUM`, then Playwright's own, then one on the PATH, the cheapest first. */
export const findChromium = (): string | null =>
	findNamed() ?? onPath(SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');

function findNamed(): string | null {
	const named = [process.env.CHROMIUM ?? '', chromium.executablePath()];
	return named.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** Finds a Chromium or installs one: Playwright's download, else the system's packages when root. */
export async function ensureChromium(): Promise<string | null> {
	if (!findChromium()) {
		console.log('Chromium not found. Installing it with Playwright…');
		await runPackage(PLAYWRIGHT, ['install', 'chromium']);
	}
	if (!findNamed() && !onPath(SHELL)) await installPackages(SHELL);
	if (!findChromium()) await installPackages('chromium');
	return findChromium();
}

/** WebKit’s driver, the browser it starts, and the screen that one is drawn on. */
export interface WebKit {
	readonly driver: string;
	readonly browser: string;
	readonly screen: string;
}

export const findFirefox = (): string | null => onPath('firefox-esr', 'firefox');

/** Debian's `webkit2gtk-driver` and `xvfb`. */
export function findWebKit(): WebKit | null {
	const driver = onPath('WebKitWebDriver');
	const screen = onPath('Xvfb');
	const [browser] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
	return driver && screen && browser ? { driver, browser, screen } : null;
}

/** Finds a Firefox and a WebKit, or installs the system's packages when root. @returns whether both are there */
export async function ensureEngines(): Promise<boolean> {
	const areThere = () => findFirefox() !== null && findWebKit() !== null;
	if (!areThere()) await installPackages('firefox-esr', 'webkit2gtk-driver', 'xvfb');
	return areThere();
}

/** The first of these programs that is there, looking through the PATH for one name after the other. */
function onPath(...names: string[]): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return paths.find((path) => existsSync(path)) ?? null;
}

async function installPackages(...names: string[]) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	console.log('Installing it with the system’s package manager…');
	await run('apt-get', ['update', '-q']);
	await run('apt-get', ['install', '-y', '-q', ...names], { DEBIAN_FRONTEND: 'noninteractive' });
}
