import { get } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Finished } from './finished.ts';
import { signIn } from './sign-in.ts';
import type { World } from './world.ts';

const TIMES = 15;
const TIMES_WATCHED = 5;

/** Asks for the pages of such a class, one after the other; then once more, and meanwhile how the server is. */
export async function measureFinished({ origin, resident }: World, { assignment, cookie }: Finished) {
	const teacher = await signIn(origin);
	const pages = [
		['student: assignment', `/assignments/${assignment}`, cookie],
		['student: results', `/assignments/${assignment}/0/results`, cookie],
		['teacher: results', `/teach/assignments/${assignment}/results`, teacher],
		['teacher: live', `/teach/assignments/${assignment}/live`, teacher],
		[
			'teacher: live, what changed',
			`/teach/assignments/${assignment}/live/cells?since=${Date.now()}`,
			teacher,
		],
		['teacher: reading', `/teach/assignments/${assignment}/results/reading`, teacher],
		['teacher: scores as CSV', `/teach/assignments/${assignment}/results/export/scores.csv`, teacher],
		['teacher: responses as CSV', `/teach/assignments/${assignment}/results/export/responses.csv`, teacher],
		['teacher: all as a workbook', `/teach/assignments/${assignment}/results/export/results.xlsx`, teacher],
	] as const;
	const found = new Map<string, number[]>();
	const sizes = new Map<string, number>();
	let peak = 0;
	for (const [name, path, cookies] of pages) {
		const own: number[] = [];
		for (let n = 0; n < TIMES; n += 1) {
			const { ms, bytes } = await ask(origin + path, cookies);
			own.push(ms);
			sizes.set(name, bytes);
			peak = Math.max(peak, await resident());
		}
		found.set(name, own);
	}
	let longestHealth = 0;
	let isOver = false;
	const watch = (async () => {
		while (!isOver) {
			longestHealth = Math.max(longestHealth, (await ask(`${origin}/healthz`)).ms);
			peak = Math.max(peak, await resident());
			await new Promise((passed) => setTimeout(passed, 20));
		}
	})();
	for (const [, path, cookies] of pages)
		for (let n = 0; n < TIMES_WATCHED; n += 1) await ask(origin + path, cookies);
	isOver = true;
	await watch;
	return { found, sizes, longestHealth, peak };
}

/**
 * As a browser does, but nothing is unpacked: on one machine that would be counted as the server's time.
 * @returns until all of it had come, and how much came
 */
function ask(address: string, cookie = ''): Promise<{ readonly ms: number; readonly bytes: number }> {
	const begun = performance.now();
	const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };
	return new Promise((come, failed) => {
		const request = get(address, { headers }, (answer) => {
			let bytes = 0;
			answer.on('data', (some: Buffer) => (bytes += some.length));
			answer.on('error', failed);
			answer.on('end', () => {
				if (answer.statusCode === 200) come({ ms: performance.now() - begun, bytes });
				else failed(new Error(`${address} answered ${answer.statusCode}`));
			});
		});
		request.on('error', failed);
	});
}
