import { performance } from 'node:perf_hooks';
import type { Finished } from './finished.ts';
import { signIn } from './sign-in.ts';
import type { World } from './world.ts';

const TIMES = 15;

/** Asks for the pages of such a class, one after the other, and meanwhile how the server is. */
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
	let peak = 0;
	let longestHealth = 0;
	let isOver = false;
	const watch = (async () => {
		while (!isOver) {
			const begun = performance.now();
			await (await fetch(`${origin}/healthz`)).arrayBuffer();
			longestHealth = Math.max(longestHealth, performance.now() - begun);
			peak = Math.max(peak, await resident());
			await new Promise((passed) => setTimeout(passed, 20));
		}
	})();
	const found = new Map<string, number[]>();
	const sizes = new Map<string, number>();
	for (const [name, path, cookies] of pages) {
		const own: number[] = [];
		for (let n = 0; n < TIMES; n += 1) {
			const begun = performance.now();
			const answer = await fetch(origin + path, {
				redirect: 'manual',
				headers: { cookie: cookies, accept: 'text/html' },
			});
			const { byteLength } = await answer.arrayBuffer();
			own.push(performance.now() - begun);
			sizes.set(name, byteLength);
			if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
		}
		found.set(name, own);
	}
	isOver = true;
	await watch;
	return { found, sizes, longestHealth, peak };
}
