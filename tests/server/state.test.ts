import { mkdtemp, open as openFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openState } from '../../src/lib/server/state.ts';

async function aFolder() {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-state-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const open = async () => {
		const state = await openState({ DATABASE_URL: `sqlite:${join(folder, 'm.db')}` });
		await state.database.close();
		return state.secret;
	};
	return { folder, open };
}

test('of many who start at once on one new file, each has the secret that one has made', async () => {
	const { folder, open } = await aFolder();
	const secrets = await Promise.all(Array.from({ length: 12 }, open));
	expect(new Set(secrets)).toEqual(new Set([await readFile(join(folder, 'secret'), 'utf8')]));
	expect(secrets[0]).toMatch(/^[\w-]{43}$/);
	expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
	expect((await readdir(folder)).filter((name) => name.startsWith('secret'))).toEqual(['secret']);
	expect(await open()).toBe(secrets[0]);
});

test('a start that is cut off while it writes the secret leaves none behind, and the next one makes it', async () => {
	const { folder, open } = await aFolder();
	const some = await openFile(join(folder, 'some'), 'w');
	const files = Object.getPrototypeOf(some) as typeof some;
	await some.close();
	const cut = vi.spyOn(files, 'writeFile').mockRejectedValueOnce(new Error('no more'));
	onTestFinished(() => cut.mockRestore());
	await expect(open()).rejects.toThrow('no more');
	expect(await readdir(folder)).toEqual(['some']);
	expect(await open()).toMatch(/^[\w-]{43}$/);
});

test('a secret that was cut off while it was written is not used, and the message says what to do', async () => {
	const { folder, open } = await aFolder();
	await writeFile(join(folder, 'secret'), '');
	await expect(open()).rejects.toThrow(/secret is incomplete\. Delete the file/);
	expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('');
});
