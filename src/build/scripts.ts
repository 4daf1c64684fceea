import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';

/** The oldest engines that pages are made for, in syntax and in styles; `browserslist` in package.json says the same. */
export const TARGET = ['chrome109', 'safari16.4', 'firefox140'];

const PREFIX = 'virtual:mandate/script/';
const FOLDER = 'src/lib/study';
const LATER = `${FOLDER}/later`;
const CLASSROOM = 'src/lib/classroom/scripts';
/** Where files lie whose name changes with their content. */
const ADDRESS = '_app/immutable/study';

const named = (folder: string, ending: string) =>
	readdirSync(folder)
		.filter((file) => file.endsWith(ending))
		.map((file) => file.slice(0, -'.ts'.length));

/**
 * The learner's pages carry no framework: SvelteKit renders them, and one small script per page brings
 * them to life.
 *
 * - `src/lib/study/<name>-page.ts` is written into its page: `virtual:mandate/script/<name>-page` exports it
 *   as `inline` (built, minified: no second round trip before the first answer can be checked) or, while
 *   developing, as `src` for hot reload.
 * - `src/lib/study/later/<name>.ts` is loaded when a learner gets there, through `study/later.ts`. These files
 *   share what they have in common, and are emitted into the client build.
 * - `src/lib/classroom/scripts/<name>.ts` likewise, for pages of teachers and their students, which are never
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
			later = developing ? unbundled(LATER) : await bundleLater(LATER);
			classroom = developing ? unbundled(CLASSROOM) : await bundleLater(CLASSROOM, definitions(later));
			return { define: { ...definitions(later), __CLASSROOM__: JSON.stringify(classroom.addresses) } };
		},
		resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
		async load(id) {
			if (!id.startsWith(`\0${PREFIX}`)) return null;
			const name = id.slice(PREFIX.length + 1);
			const known = named(FOLDER, '-page.ts');
			if (!known.includes(name)) this.error(`There is no page script “${name}”. Known: ${known.join(', ')}.`);
			if (developing) return `export const inline = ''; export const src = '/${FOLDER}/${name}.ts';`;
			return `export const inline = ${JSON.stringify(await bundleInline(name, later))}; export const src = '';`;
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

const unbundled = (folder: string): Later => ({
	addresses: Object.fromEntries(named(folder, '.ts').map((name) => [name, `/${folder}/${name}.ts`])),
	files: [],
});

async function bundleLater(folder: string, define: Record<string, string> = {}): Promise<Later> {
	const names = named(folder, '.ts');
	if (names.length === 0) return { addresses: {}, files: [] };
	const input = Object.fromEntries(names.map((name) => [name, resolve(folder, `${name}.ts`)]));
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

/** The same input gives the same bytes: the server's pages and the hash that allows them must agree. */
async function bundleInline(name: string, later: Later): Promise<string> {
	const [chunk] = await bundle(resolve(FOLDER, `${name}.ts`), { format: 'iife' }, definitions(later));
	if (!chunk) throw new Error(`${name}.ts built to nothing`);
	// A script inside a page ends at the first “</script”, wherever it stands.
	return chunk.code.trim().replaceAll('</script', '<\\/script');
}

async function bundle(
	input: string | Record<string, string>,
	output: Rolldown.OutputOptions,
	define: Record<string, string> = {},
) {
	const built = await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		define,
		resolve: { alias: { $lib: resolve('src/lib') } },
		// Styles come along inside the script: what is loaded later brings all it needs.
		plugins: [svelte({ configFile: false, emitCss: false, compilerOptions: { css: 'injected' } })],
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
