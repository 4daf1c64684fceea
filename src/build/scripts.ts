import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { moved } from './moved.ts';

/** The oldest engines that pages are made for, in syntax and in styles; `browserslist` in package.json says the same. */
export const TARGET = ['chrome109', 'safari16.4', 'firefox140'];

const PREFIX = 'virtual:mandate/script/';
const PAGES = 'src/lib/learner/pages';
const LATER = ['src/lib/player/later', 'src/lib/learner/later'];
const CLASSROOM = ['src/lib/player/scripts', 'src/lib/teacher/scripts'];
/** Where files lie whose name changes with their content. */
const ADDRESS = '_app/immutable/study';

/** The scripts in some folders, by name. */
const scriptsIn = (...folders: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(
		folders.flatMap((folder) =>
			readdirSync(folder).map((file) => [file.replace(/\.ts$/, ''), `${folder}/${file}`] as const),
		),
	);

/**
 * The learner's pages carry no framework: SvelteKit renders them, and one small script per page brings
 * them to life.
 *
 * - `src/lib/learner/pages/<name>.ts` is written into its page: `virtual:mandate/script/<name>` exports it
 *   as `inline` (built, minified: no second round trip before the first answer can be checked) or, while
 *   developing, as `src` for hot reload.
 * - `later/<name>.ts` of `src/lib/player` and `src/lib/learner` is loaded when somebody gets there, through `later.ts`. These files
 *   share what they have in common, and are emitted into the client build.
 * - `scripts/<name>.ts` of `src/lib/player` and `src/lib/teacher` likewise, for pages of the server, which are never
 *   kept for use without a network: `ClassroomScript.svelte` puts one into its page.
 */
export function scripts(): Plugin {
	let developing = false;
	let later: Later = { addresses: {}, files: [] };
	let classroom: Later = { addresses: {}, files: [] };
	return {
		name: 'mandate:scripts',
		async config(_, { command }) {
			developing = command === 'serve';
			const needed = scriptsIn(...LATER);
			later = developing ? unbundled(needed) : await bundleLater(needed);
			const served = scriptsIn(...CLASSROOM);
			classroom = developing ? unbundled(served) : await bundleLater(served, definitions(later));
			return { define: { ...definitions(later), __CLASSROOM__: JSON.stringify(classroom.addresses) } };
		},
		resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
		async load(id) {
			if (!id.startsWith(`\0${PREFIX}`)) return null;
			const name = id.slice(PREFIX.length + 1);
			const known = scriptsIn(PAGES);
			const file = known[name];
			if (!file) this.error(`There is no page script “${name}”. Known: ${Object.keys(known).join(', ')}.`);
			if (developing) return `export const inline = ''; export const src = '/${file}';`;
			return `export const inline = ${JSON.stringify(await bundleInline(file, later))}; export const src = '';`;
		},
		generateBundle() {
			if (this.environment.name !== 'client' || developing) return;
			for (const { fileName, code } of [...later.files, ...classroom.files])
				this.emitFile({ type: 'asset', fileName, source: code });
		},
	};
}

interface Later {
	/** By name, as the browser asks for it. */
	readonly addresses: Readonly<Record<string, string>>;
	readonly files: readonly { readonly fileName: string; readonly code: string }[];
}

const definitions = ({ addresses, files }: Later) => ({
	__LATER__: JSON.stringify(addresses),
	__LATER_FILES__: JSON.stringify(files.map(({ fileName }) => `/${fileName}`)),
});

type Scripts = ReturnType<typeof scriptsIn>;

const unbundled = (scripts: Scripts): Later => ({
	addresses: Object.fromEntries(Object.entries(scripts).map(([name, file]) => [name, `/${file}`])),
	files: [],
});

async function bundleLater(scripts: Scripts, define: Record<string, string> = {}): Promise<Later> {
	const input = Object.fromEntries(Object.entries(scripts).map(([name, file]) => [name, resolve(file)]));
	const output = {
		format: 'es',
		entryFileNames: `${ADDRESS}/[name]-[hash].js`,
		chunkFileNames: `${ADDRESS}/[name]-[hash].js`,
	} as const;
	const chunks = await bundle(input, output, define);
	return {
		addresses: Object.fromEntries(
			chunks.flatMap((chunk) => (chunk.isEntry ? [[chunk.name, `/${chunk.fileName}`]] : [])),
		),
		files: chunks.map(({ fileName, code }) => ({ fileName, code })),
	};
}

/** What a page with questions has at its end; of the ids that items had before, such a page has those of its own. */
const BEHIND = `${PAGES}/behind.ts`;

/** The same input gives the same bytes: the server's pages and the hash that allows them must agree. */
async function bundleInline(file: string, later: Later): Promise<string> {
	const [chunk] = await bundle(resolve(file), { format: 'iife' }, definitions(later), file === BEHIND);
	if (!chunk) throw new Error(`${file} built to an empty file`);
	// A script inside a page ends at the first “</script”, wherever it stands.
	return chunk.code.trim().replaceAll('</script', '<\\/script');
}

async function bundle(
	input: string | Record<string, string>,
	output: Rolldown.OutputOptions,
	define: Record<string, string> = {},
	hasMoved = false,
) {
	const built = await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		define,
		resolve: { alias: { $lib: resolve('src/lib') } },
		// Styles come along inside the script: what is loaded later brings all it needs.
		plugins: [
			moved('quizzes', hasMoved),
			svelte({ configFile: false, emitCss: false, compilerOptions: { css: 'injected' } }),
		],
		build: {
			write: false,
			target: TARGET,
			modulePreload: false,
			rolldownOptions: {
				input,
				preserveEntrySignatures: output.format === 'es' ? 'strict' : false,
				output,
			},
		},
	});
	const outputs = [built].flat() as Rolldown.RolldownOutput[];
	return outputs.flatMap(({ output: made }) => made.filter((part) => part.type === 'chunk'));
}
