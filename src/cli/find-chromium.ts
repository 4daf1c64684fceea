import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { PLAYWRIGHT, run, runPackage } from './run.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

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

/** The Chromium on this machine, or null: `CHROMIUM`, then Playwright's own, then one on the PATH. */
export function findChromium(): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	const candidates = [process.env.CHROMIUM ?? '', chromium.executablePath(), ...onPath];
	return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** Finds a Chromium or installs one: Playwright's download, else the system's packages when root. */
export async function ensureChromium(): Promise<string | null> {
	const found = findChromium();
	if (found) return found;
	console.log('No Chromium here; asking Playwright for one …');
	await runPackage(PLAYWRIGHT, ['install', 'chromium']);
	if (findChromium() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return findChromium();
	console.log('Asking the system’s package manager …');
	await run('apt-get', ['update', '-q']);
	await run('apt-get', ['install', '-y', '-q', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
	return findChromium();
}
