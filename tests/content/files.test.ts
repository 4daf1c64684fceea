import { link, mkdir, open, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { EXAMPLE, folderOf } from './lunar.ts';

describe('what is no plain file is not read', () => {
	const errorsIn = async (root: string) =>
		(await readLibrary(root)).problems
			.filter(({ severity }) => severity === 'error')
			.map(({ message }) => message);

	test('a folder in place of a quiz', async () => {
		const root = await folderOf(EXAMPLE);
		await rm(join(root, 'lunar-library/opening.yaml'));
		await mkdir(join(root, 'lunar-library/opening.yaml'));
		expect(await errorsIn(root)).toContain('This isn’t a regular file.');
	});

	test('a link that leads out', async () => {
		const root = await folderOf(EXAMPLE);
		await rm(join(root, 'lunar-library/readings/notice.md'));
		await symlink('/etc/passwd', join(root, 'lunar-library/readings/notice.md'));
		expect(await errorsIn(root)).toContain('This isn’t a regular file.');
	});

	test('a folder of readings that is a link', async () => {
		const root = await folderOf(EXAMPLE);
		const elsewhere = await folderOf({});
		await rename(join(root, 'lunar-library/readings'), elsewhere);
		await symlink(elsewhere, join(root, 'lunar-library/readings'));
		expect(await errorsIn(root)).toEqual(['This isn’t a regular file.']);
	});

	test('a module read through a link to its parent is read', async () => {
		const root = await folderOf(EXAMPLE);
		const other = join(await folderOf({}), 'link');
		await symlink(root, other);
		expect(await errorsIn(other)).toEqual([]);
	});

	test('a second name of a file is a file', async () => {
		const root = await folderOf(EXAMPLE);
		const path = join(root, 'lunar-library/opening.yaml');
		await link(path, `${path}.bak`);
		expect(await errorsIn(root)).toEqual([]);
	});

	test.each([
		['opening.yaml', 32],
		['readings/notice.md', 4],
		['module.yaml', 1],
	])('a %s of 50 MB', async (name, most) => {
		const root = await folderOf(EXAMPLE);
		const file = await open(join(root, 'lunar-library', name), 'w');
		await file.truncate(50 * 2 ** 20);
		await file.close();
		expect(await errorsIn(root)).toContain(`This file is larger than ${most} MB.`);
	});

	test('a folder whose name cannot be an address', async () => {
		const root = await folderOf(EXAMPLE, 'Lunar Library');
		const { modules, problems } = await readLibrary(root);
		expect(modules).toEqual([]);
		expect(problems.map(({ rule }) => rule)).toContain('folder');
	});

	test('files beside the modules are passed over', async () => {
		const root = await folderOf(EXAMPLE);
		await writeFile(join(root, 'notes.yaml'), ': : :');
		expect((await readLibrary(root)).problems).toEqual([]);
	});

	test('no folder at all is an error for whoever asked', async () => {
		await expect(readLibrary('nowhere/at/all')).rejects.toThrow();
	});
});
