import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import ReadingHeat from '../../src/lib/teacher/results/ReadingHeat.svelte';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import type { Reading } from '../../src/lib/text/types.ts';

const { modules } = await readLibrary('quizzes');
const readings = modules.flatMap((module) => module.readings).slice(0, 2);

/** A reading of which each sentence was misread. */
function shown(reading: Reading) {
	const earned = {
		asked: 4,
		responses: 4,
		mean: 0.25,
		meanOfResponses: 0.25,
		confidentlyWrong: 1,
		items: [],
	};
	const ids = reading.blocks.flatMap(({ sentences }) => sentences.map(({ id }) => id));
	const passages = new Map(ids.map((id) => [id, earned]));
	return render(ReadingHeat, {
		props: { map: { reading, passages, cited: passages.size }, base: '/results' },
	}).body;
}
const found = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, id]) => id);

test('two readings on one page have no name in common, and each link leads into its own', () => {
	expect(readings).toHaveLength(2);
	const pages = readings.map(shown);
	const ids = pages.map((html) => found(html, / id="([^"]+)"/g));
	const all = ids.flat();
	expect(new Set(all).size).toBe(all.length);
	for (const [at, html] of pages.entries()) {
		const links = found(html, /href="#([^"]+)"/g);
		expect(links.length).toBeGreaterThan(0);
		for (const link of links) expect(ids[at]).toContain(link);
	}
});
