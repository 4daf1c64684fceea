import { spawn } from 'node:child_process';

/**
 * Runs a command, passes its output on, and resolves with its exit code.
 */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
	return new Promise<number>((done) => {
		const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
		child.on('error', (error) => {
			console.error(`${command} could not be started: ${error.message}`);
			done(127);
		});
		child.on('close', (code, signal) => {
			if (signal) console.error(`${command} was stopped by ${signal}.`);
			done(code ?? 1);
		});
	});
}

/** Runs a program of a dependency (`vite`, `vitest` …) with this very Node. */
export function runPackage(bin: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
	return run(process.execPath, [`node_modules/${bin}`, ...args], env);
}

export const VITE = 'vite/bin/vite.js';
export const VITEST = 'vitest/vitest.mjs';
export const PLAYWRIGHT = '@playwright/test/cli.js';
