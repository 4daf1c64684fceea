import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

/**
 * Versions before these have a published advisory. It is what we know of, not a full list: `npm audit` has that. Where
 * several lines of a package were mended, each has a row of its own.
 */
const FIXED: readonly [name: string, fixed: string, advisory: string][] = [
	['@sveltejs/kit', '2.70.2', 'GHSA-29g2-3rmr-qm68'],
	['ajv', '6.14.0', 'GHSA-2g4f-4pwh-qvx6'],
	['better-auth', '1.4.17', 'GHSA-p6v2-xcpg-h6xw'],
	['brace-expansion', '5.0.5', 'GHSA-f886-m6hf-6m8v'],
	['cookie', '0.7.0', 'GHSA-pxg6-pf52-xh8x'],
	['defu', '6.1.5', 'GHSA-737v-mqg7-c878'],
	['devalue', '5.6.2', 'GHSA-g2pg-6438-jwpf'],
	['esbuild', '0.28.1', 'GHSA-gv7w-rqvm-qjhr'],
	['flatted', '3.4.2', 'GHSA-rf6f-7fwh-wjgh'],
	['kysely', '0.28.17', 'GHSA-pv5w-4p9q-p3v2'],
	['minimatch', '10.2.3', 'GHSA-7r86-cg39-jmmj'],
	['nanoid', '3.3.18', 'GHSA-2v37-7h3g-55p8'],
	['nodemailer', '8.0.5', 'GHSA-vvjj-xcjg-gr5g'],
	['on-headers', '1.1.0', 'GHSA-76c9-3jph-rj3q'],
	['picomatch', '4.0.4', 'GHSA-c2c7-rcm5-vvqj'],
	['playwright', '1.55.1', 'GHSA-7mvr-c777-76hp'],
	['postcss', '8.5.23', 'GHSA-fxqj-rqcc-2cmp'],
	['rollup', '4.59.0', 'GHSA-mw96-cpmx-2vgc'],
	['svelte', '5.46.4', 'GHSA-6738-r8g5-qwp3'],
	['word-wrap', '1.2.4', 'GHSA-j8xg-fqg3-53r7'],
	['yaml', '1.10.3', 'GHSA-48c2-rrv3-qjmp'],
	['yaml', '2.8.3', 'GHSA-48c2-rrv3-qjmp'],
];

const lock = z
	.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
	.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
const installed = Object.entries(lock.packages).map(([path, { version = '0' }]) => ({
	name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
	version,
}));

const numbers = (version: string) => (version.split('-', 1)[0] ?? '').split('.').map(Number);

/** Whether a comes before b. A version before the release counts as the release. */
function isBefore(a: string, b: string): boolean {
	const [left, right] = [numbers(a), numbers(b)];
	const at = right.findIndex((number, index) => number !== (left[index] ?? 0));
	return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

/** The fix that holds for a version: that of its own line, or of the oldest line after it. */
function fixFor(name: string, version: string) {
	const own = FIXED.filter((row) => row[0] === name);
	return own.find(([, fixed]) => (numbers(version)[0] ?? 0) <= (numbers(fixed)[0] ?? 0));
}

const beforeFix = (packages: typeof installed) =>
	packages.flatMap(({ name, version }) => {
		const fix = fixFor(name, version);
		return fix && isBefore(version, fix[1]) ? [`${name} ${version}: ${fix[2]} is fixed in ${fix[1]}`] : [];
	});

describe('the lock file', () => {
	test('holds no version with an advisory we know of', () => {
		expect(installed.length).toBeGreaterThan(200);
		expect(beforeFix(installed)).toEqual([]);
	});

	test.each([
		['cookie', '0.6.0', true],
		['cookie', '0.7.2', false],
		['cookie', '1.0.2', false],
		['nanoid', '3.3.9', true],
		['nanoid', '3.3.18', false],
		['minimatch', '3.1.2', true],
		['yaml', '1.10.2', true],
		['yaml', '1.10.3', false],
		['yaml', '2.8.2', true],
		['yaml', '3.0.0', false],
		['@sveltejs/kit', '2.70.1', true],
		['@sveltejs/kit', '3.0.0-next.1', false],
		['nobody-said-anything', '0.0.1', false],
	])('%s %s would be found: %s', (name, version, found) => {
		expect(beforeFix([{ name, version }])).toHaveLength(found ? 1 : 0);
	});
});
