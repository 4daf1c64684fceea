import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { ACCESS } from '../../src/lib/server/access/access.ts';
import { access, routeIds } from '../../src/build/access.ts';

test('every route is listed, and nothing else', () => {
	expect(Object.keys(ACCESS).sort()).toEqual(routeIds(resolve('src/routes')));
});

test('a route nobody has listed stops the build, by name', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-routes-'));
	const before = process.cwd();
	try {
		await mkdir(join(folder, 'src/routes/teach/secrets'), { recursive: true });
		await writeFile(join(folder, 'src/routes/teach/secrets/+server.ts'), '');
		await writeFile(join(folder, 'entry.js'), '');
		process.chdir(folder);
		const built = build({
			configFile: false,
			logLevel: 'silent',
			plugins: [access()],
			build: { write: false, rolldownOptions: { input: join(folder, 'entry.js') } },
		});
		await expect(built).rejects.toThrow(
			/Add these routes to src\/lib\/server\/access\/access\.ts: \/teach\/secrets/,
		);
	} finally {
		process.chdir(before);
		await rm(folder, { recursive: true });
	}
});
