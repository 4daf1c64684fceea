import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const COMMAND = resolve('src/cli/quizzes.ts');

/** `npm run quizzes -- …` as a shell would run it. */
export function run(...args: string[]) {
	return runIn('.', ...args);
}

export function runIn(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
		cwd,
		encoding: 'utf8',
		env: { ...process.env, NODE_NO_WARNINGS: '1' },
	});
	return { status, stdout, stderr };
}
