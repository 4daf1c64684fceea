import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { access } from './src/build/access.ts';
import { library } from './src/build/library.ts';
import { moved } from './src/build/moved.ts';
import { scripts, TARGET } from './src/build/scripts.ts';

export default defineConfig({
	build: { target: TARGET },
	plugins: [access(), library(), moved(), scripts(), sveltekit()],
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**'],
		// Modules keep nothing that a test could find there, and most tests take less time than loading what they test.
		isolate: false,
		restoreMocks: true,
		unstubEnvs: true,
		unstubGlobals: true,
		testTimeout: 30_000,
		// Hooks start the app, as tests do, and a suite whose hook gives up is not run at all.
		hookTimeout: 30_000,
		// Most of a server's test is waiting for a process of its own.
		maxWorkers: '100%',
		globalSetup: ['tests/server/start-postgres.ts'],
	},
});
