import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type App } from './app.ts';

interface Image {
	readonly src: string;
	readonly sizes: string;
	readonly type: string;
	readonly purpose?: string;
	readonly form_factor?: string;
	readonly label?: string;
}
interface Manifest {
	readonly start_url: string;
	readonly id: string;
	readonly icons: readonly Image[];
	readonly screenshots: readonly Image[];
	readonly shortcuts: readonly {
		readonly name: string;
		readonly url: string;
		readonly icons: readonly Image[];
	}[];
}

const manifest = JSON.parse(await readFile('static/manifest.webmanifest', 'utf8')) as Manifest;
const images = [
	...manifest.icons,
	...manifest.screenshots,
	...manifest.shortcuts.flatMap(({ icons }) => icons),
];

let app: App;
beforeAll(async () => {
	app = await startApp();
});
afterAll(() => app?.kill());

describe('what an installed app needs', () => {
	test('the manifest is served as one, and every page names it', async () => {
		const served = await app.ask({ path: '/manifest.webmanifest' });
		expect(served.status).toBe(200);
		expect(served.headers['content-type']).toBe('application/manifest+json');
		for (const path of ['/', '/data', '/offline']) {
			expect((await app.ask({ path })).text, path).toContain('rel="manifest"');
		}
	});

	test('icons are there for every purpose, screenshots for both forms', () => {
		const purposes = manifest.icons.map(({ purpose }) => purpose);
		expect(purposes).toEqual(expect.arrayContaining(['any', 'maskable', 'monochrome']));
		expect(manifest.screenshots.map(({ form_factor }) => form_factor)).toEqual(['narrow', 'wide']);
		for (const { label } of manifest.screenshots) expect(label).toBeTruthy();
	});

	test.each(images.map((image) => [image.src, image] as const))(
		'%s is there, of the size and type it is said to be',
		async (src, image) => {
			const served = await app.ask({ path: src });
			expect(served.status).toBe(200);
			expect(served.headers['content-type']).toBe(image.type);
			// Width and height stand at bytes 16 and 20 of a PNG; a drawing is of any size.
			const size = () => `${served.bytes.readUInt32BE(16)}x${served.bytes.readUInt32BE(20)}`;
			expect(image.type === 'image/png' ? size() : 'any').toBe(image.sizes);
		},
	);

	test('it starts, and its shortcuts lead, where a page is', async () => {
		expect(manifest.shortcuts.map(({ name }) => name)).toEqual(['Continue', 'Review']);
		for (const path of [manifest.start_url, ...manifest.shortcuts.map(({ url }) => url)]) {
			expect((await app.ask({ path })).status, path).toBe(200);
		}
	});

	test('the service worker is asked for anew each time, hashed scripts never', async () => {
		const worker = await app.ask({ path: '/service-worker.js' });
		expect(worker.status).toBe(200);
		expect(worker.headers['cache-control']).toBe('no-cache');
		const [script = ''] = /\/_app\/immutable\/study\/offline-[\w-]+\.js/.exec(worker.text) ?? [];
		expect((await app.ask({ path: script })).headers['cache-control']).toMatch(/immutable/);
	});

	test('the service worker keeps no page of accounts, assignments or joining', async () => {
		const { text } = await app.ask({ path: '/service-worker.js' });
		expect(text).toContain('/learn/');
		expect(text).not.toMatch(/[`"']\/(teach|assignments|join)\//);
	});
});
