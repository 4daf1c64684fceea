import type { TestProject } from 'vitest/node';
import { makePostgres } from './postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the one PostgreSQL of a test run; each test makes a database of its own in it. */
		postgres: string;
	}
}

export async function setup(project: TestProject) {
	const postgres = await makePostgres();
	project.provide('postgres', postgres.url('postgres'));
	return () => postgres.remove();
}
