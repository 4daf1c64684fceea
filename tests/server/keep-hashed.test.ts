import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepHashed } from '../../src/cli/keep-hashed.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 31);

async function folderWith(files: Readonly<Record<string, number>>) {
	const parent = await mkdtemp(join(tmpdir(), 'mandate-test-'));
	onTestFinished(() => rm(parent, { recursive: true }));
	const folder = join(parent, 'immutable');
	await mkdir(join(folder, 'study'), { recursive: true });
	for (const [name, days] of Object.entries(files)) {
		await writeFile(join(folder, name), 'old');
		await utimes(join(folder, name), new Date(NOW - days * DAY), new Date(NOW - days * DAY));
	}
	return folder;
}

const rebuild = (folder: string) => async () => {
	await rm(folder, { recursive: true, force: true });
	await mkdir(join(folder, 'study'), { recursive: true });
	await writeFile(join(folder, 'study/b.js'), 'new');
};

test('files of earlier builds stay beside the new ones for thirty days', async () => {
	const folder = await folderWith({ 'study/a.js': 3, 'study/b.js': 3, 'study/stale.js': 31 });
	await keepHashed(folder, rebuild(folder), NOW);
	expect((await readdir(join(folder, 'study'))).sort()).toEqual(['a.js', 'b.js']);
	expect(await readFile(join(folder, 'study/b.js'), 'utf8')).toBe('new');
});

test('their age counts from their own build, not from the last', async () => {
	const folder = await folderWith({ 'study/a.js': 20 });
	await keepHashed(folder, rebuild(folder), NOW);
	await keepHashed(folder, rebuild(folder), NOW + 11 * DAY);
	expect(await readdir(join(folder, 'study'))).toEqual(['b.js']);
});

test('a first build has nothing to keep', async () => {
	const folder = join(await mkdtemp(join(tmpdir(), 'mandate-test-')), 'immutable');
	await keepHashed(folder, rebuild(folder), NOW);
	expect(await readdir(join(folder, 'study'))).toEqual(['b.js']);
});
