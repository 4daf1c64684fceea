import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.ts';

/** WebKit’s driver, the browser it starts, and the screen that one is drawn on. */
export interface WebKit {
	readonly driver: string;
	readonly browser: string;
	readonly screen: string;
}

export const findFirefox = (): string | null => onPath('firefox-esr') ?? onPath('firefox');

/** Debian's `webkit2gtk-driver` and `xvfb`. */
export function findWebKit(): WebKit | null {
	const driver = onPath('WebKitWebDriver');
	const screen = onPath('Xvfb');
	const [browser] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
	return driver && screen && browser ? { driver, browser, screen } : null;
}

/** Installs what is missing where the system's packages can be; true if both are there then. */
export async function ensureEngines(): Promise<boolean> {
	if (findFirefox() && findWebKit()) return true;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log('Asking the system’s package manager …');
		await run('apt-get', ['update', '-q']);
		await run(
			'apt-get',
			['install', '-y', '-q', '--no-install-recommends', 'firefox-esr', 'webkit2gtk-driver', 'xvfb'],
			{
				DEBIAN_FRONTEND: 'noninteractive',
			},
		);
	}
	return findFirefox() !== null && findWebKit() !== null;
}

function onPath(name: string): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
