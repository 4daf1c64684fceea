import { relative, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { formatProblem } from '../lib/content/problem.ts';
import type { Problem } from '../lib/content/problem.ts';
import { readLibrary, type Library } from '../lib/content/read-library.ts';
import type { CompiledModule, Module } from '../lib/quiz/types.ts';

const LIBRARY = 'virtual:mandate/library';
const POOL = 'virtual:mandate/pool';
const resolved = (id: string) => `\0${id}`;

/**
 * Compiles `quizzes/` into two modules for the server: `virtual:mandate/library` (`export const modules: Module[]`),
 * which all pages are made of, and `virtual:mandate/pool` (`export const pools`), the quizzes that only assignments may
 * hold. They are apart so that a page that shows a whole module cannot show its pool. Neither can be bundled for
 * a browser: such a build stops, and so does one with a defect, which lists every one. The dev server shows them
 * over the page and reloads it when the content changes.
 */
export function library(folder = 'quizzes'): Plugin {
	const root = resolve(folder);
	let reading: Promise<Library> | null = null;
	return {
		name: 'mandate:library',
		buildStart() {
			reading = null;
		},
		resolveId: (id) => (id === LIBRARY || id === POOL ? resolved(id) : null),
		async load(id) {
			if (id !== resolved(LIBRARY) && id !== resolved(POOL)) return null;
			if (this.environment.config.consumer === 'client') this.error(`${id.slice(1)} is for the server only.`);
			const { modules, problems, files } = await (reading ??= readLibrary(folder));
			for (const file of files) this.addWatchFile(resolve(file));
			const errors = problems.filter((problem) => problem.severity === 'error');
			if (errors.length > 0) this.error(describe(errors));
			if (id === resolved(POOL)) return poolCode(modules);
			for (const warning of problems) this.warn(formatProblem(warning));
			return libraryCode(modules);
		},
		configureServer(server) {
			server.watcher.add(root);
			const inside = (file: string) => !relative(root, file).startsWith('..');
			for (const event of ['add', 'change', 'unlink'] as const) {
				server.watcher.on(event, (file) => {
					if (!inside(file)) return;
					reading = null;
					void refresh(server, folder);
				});
			}
		},
	};
}

type Compiled = Library['modules'];

const publicPart = ({ pool: _, movedInPool: __, ...shown }: CompiledModule): Module => shown;
const libraryCode = (modules: Compiled) =>
	`export const modules = ${JSON.stringify(modules.map(publicPart))};`;
const poolCode = (modules: Compiled) =>
	`export const pools = ${JSON.stringify(modules.map(({ id, pool, movedInPool }) => ({ module: id, quizzes: pool, moved: movedInPool })))};`;

async function refresh(server: ViteDevServer, folder: string) {
	const { problems } = await readLibrary(folder);
	const errors = problems.filter((problem) => problem.severity === 'error');
	for (const environment of Object.values(server.environments)) {
		for (const id of [LIBRARY, POOL]) {
			const module = environment.moduleGraph.getModuleById(resolved(id));
			if (module) environment.moduleGraph.invalidateModule(module);
		}
	}
	if (errors.length === 0) return server.ws.send({ type: 'full-reload' });
	const message = describe(errors);
	server.config.logger.error(message);
	server.ws.send({ type: 'error', err: { message, stack: '', plugin: 'mandate:library' } });
}

function describe(errors: readonly Problem[]): string {
	return `${errors.length} ${errors.length === 1 ? 'problem' : 'problems'} in the quizzes\n${errors.map(formatProblem).join('\n')}`;
}
