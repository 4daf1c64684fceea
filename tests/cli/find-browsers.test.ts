import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findChromium } from '../../src/cli/find-browsers.ts';

afterEach(() => void vi.unstubAllEnvs());

async function folderWith(...names: string[]): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	for (const name of names) await writeFile(join(folder, name), '');
	return folder;
}

const playwrights = existsSync(chromium.executablePath()) ? chromium.executablePath() : null;

describe('the Chromium to test with', () => {
	test('is the one CHROMIUM names', async () => {
		const folder = await folderWith('mine');
		vi.stubEnv('CHROMIUM', join(folder, 'mine'));
		expect(findChromium()).toBe(join(folder, 'mine'));
	});

	test('is not one that is not there', async () => {
		vi.stubEnv('CHROMIUM', join(await folderWith(), 'gone'));
		vi.stubEnv('PATH', await folderWith());
		expect(findChromium()).toBe(playwrights);
	});

	test('is Playwright’s own, else one on the PATH, in the order of names', async () => {
		const [empty, other, first] = [
			await folderWith(),
			await folderWith('google-chrome'),
			await folderWith('chromium'),
		];
		vi.stubEnv('CHROMIUM', '');
		vi.stubEnv('PATH', [empty, other, first].join(delimiter));
		expect(findChromium()).toBe(playwrights ?? join(first, 'chromium'));
		const shell = await folderWith('chromium-headless-shell');
		vi.stubEnv('PATH', [empty, other, first, shell].join(delimiter));
		expect(findChromium()).toBe(playwrights ?? join(shell, 'chromium-headless-shell'));
	});

	test('is none when there is nothing', () => {
		vi.stubEnv('CHROMIUM', '');
		vi.stubEnv('PATH', '');
		expect(findChromium()).toBe(playwrights);
	});
});
