import type { TestProject } from 'vitest/node';
import { makePostgres } from './postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the one PostgreSQL of a test run; each test makes a database of its own in it. */
		postgres: { readonly url: string } | { readonly reason: string };
	}
}

export async function setup(project: TestProject) {
	try {
		const postgres = await makePostgres();
		project.provide('postgres', { url: postgres.url('postgres') });
		return () => postgres.remove();
	} catch (error) {
		// Its own tests fail, and say so; all others can still run.
		const reason = error instanceof Error ? error.message : String(error);
		project.provide('postgres', { reason });
		return undefined;
	}
}
