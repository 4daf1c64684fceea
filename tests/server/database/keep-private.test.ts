import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp, restore } from '../../../src/lib/server/database/back-up.ts';
import { migrate } from '../../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';

async function folder() {
	const path = await mkdtemp(join(tmpdir(), 'mandate-private-'));
	onTestFinished(() => rm(path, { recursive: true, force: true }));
	return path;
}
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

async function use(file: string) {
	const database = openDatabase(`sqlite:${file}`, 'x'.repeat(32));
	await migrate(database);
	return database;
}

test('a new database, its log and its folder are for this account alone', async () => {
	const data = join(await folder(), 'data');
	const database = await use(join(data, 'mandate.db'));
	expect(await modeOf(data)).toBe('700');
	for (const rest of ['', '-wal', '-shm']) expect(await modeOf(join(data, `mandate.db${rest}`))).toBe('600');
	await database.close();
});

test('one that an earlier version left open is closed to others, with its folder', async () => {
	const data = join(await folder(), 'data');
	await (await use(join(data, 'mandate.db'))).close();
	await chmod(data, 0o755);
	await chmod(join(data, 'mandate.db'), 0o644);
	await (await use(join(data, 'mandate.db'))).close();
	expect([await modeOf(data), await modeOf(join(data, 'mandate.db'))]).toEqual(['700', '600']);
});

test('a folder that holds other things is nobody’s to close', async () => {
	const shared = join(await folder(), 'shared');
	await mkdir(shared);
	await chmod(shared, 0o755);
	await writeFile(join(shared, 'page.html'), '');
	await (await use(join(shared, 'mandate.db'))).close();
	expect([await modeOf(shared), await modeOf(join(shared, 'mandate.db'))]).toEqual(['755', '600']);
});

test('copies are private, older ones too, and so is what is put back', async () => {
	const data = join(await folder(), 'data');
	const file = join(data, 'mandate.db');
	await (await use(file)).close();
	const backups = join(data, 'backups');
	await backUp(file, join(backups, 'one.db'));
	await chmod(join(backups, 'one.db'), 0o644);
	await backUp(file, join(backups, 'two.db'));
	for (const name of ['one.db', 'two.db']) expect(await modeOf(join(backups, name))).toBe('600');
	expect(await modeOf(backups)).toBe('700');
	const former = await restore(join(backups, 'two.db'), file, 1_700_000_000_000);
	expect([await modeOf(file), await modeOf(former ?? '')]).toEqual(['600', '600']);
});
