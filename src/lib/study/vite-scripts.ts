import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';

const PREFIX = 'virtual:mandate/script/';
const FOLDER = 'src/lib/study';

/** Scripts written into the page itself; each learner's page needs one. */
const INLINE = ['quiz-page', 'reading-page'];
/** Loaded when a learner gets there. */
const LATER = 'results';

/**
 * The learner's pages carry no framework: SvelteKit renders them, and one small script per page brings
 * them to life. `virtual:mandate/script/<name>` exports that script as `inline` (built, minified: no second
 * round trip before the first answer can be checked) or, while developing, as `src` for hot reload.
 * What a learner needs only at the end, the results, is a file of its own, emitted into the client build.
 */
export function scripts(): Plugin {
	let developing = false;
	// The server's build and the client's ask for the same files.
	const built = new Map<string, ReturnType<typeof bundle>>();
	const once = (name: string, format: 'es' | 'iife', resultsUrl: string) => {
		const bundled = built.get(name) ?? bundle(name, format, resultsUrl);
		built.set(name, bundled);
		return bundled;
	};
	return {
		name: 'mandate:scripts',
		config: (_, { command }) => {
			developing = command === 'serve';
			return { define: { __RESULTS_URL__: JSON.stringify(`/${FOLDER}/${LATER}.ts`) } };
		},
		resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
		async load(id) {
			if (!id.startsWith(`\0${PREFIX}`)) return null;
			const name = id.slice(PREFIX.length + 1);
			if (!INLINE.includes(name))
				this.error(`There is no page script “${name}”. Known: ${INLINE.join(', ')}.`);
			if (developing) return `export const inline = ''; export const src = '/${FOLDER}/${name}.ts';`;
			const later = await once(LATER, 'es', '');
			const { code } = await once(name, 'iife', later.url);
			return `export const inline = ${JSON.stringify(code)}; export const src = '';`;
		},
		async generateBundle() {
			if (this.environment.name !== 'client' || developing) return;
			const later = await once(LATER, 'es', '');
			this.emitFile({ type: 'asset', fileName: later.url.slice(1), source: later.code });
		},
	};
}

/** Builds `src/lib/study/<name>.ts` into one file; the same input gives the same bytes and address. */
async function bundle(name: string, format: 'es' | 'iife', resultsUrl: string) {
	const built = await build({
		configFile: false,
		logLevel: 'warn',
		define: { __RESULTS_URL__: JSON.stringify(resultsUrl) },
		resolve: { alias: { $lib: resolve('src/lib') } },
		// Styles come along inside the script: what is loaded later brings all it needs.
		plugins: [svelte({ configFile: false, emitCss: false, compilerOptions: { css: 'injected' } })],
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: {
				input: resolve(FOLDER, `${name}.ts`),
				preserveEntrySignatures: format === 'es' ? 'strict' : false,
				output: { format },
			},
		},
	});
	const [output] = [built].flat() as Rolldown.RolldownOutput[];
	const chunk = output?.output[0];
	if (!chunk) throw new Error(`${name}.ts built to nothing`);
	// A script inside a page ends at the first “</script”, wherever it stands.
	const code = chunk.code.trim().replaceAll('</script', '<\\/script');
	const hash = createHash('sha256').update(code).digest('hex').slice(0, 12);
	return { code, url: `/_app/immutable/${name}-${hash}.js` };
}
