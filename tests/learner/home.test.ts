import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Page from '../../src/routes/+page.svelte';
import { load } from '../../src/routes/+page.server.ts';

const module = (id: string, title: string, lengths: readonly number[]) => ({
	id,
	title,
	summary: `All about ${title}.`,
	items: 12,
	cases: 0,
	quizzes: 2,
	minutes: 30,
	firstReading: 'notice',
	firstQuiz: { id: 'opening', isStartingCheck: false },
	picture: lengths.map((long, line) => ({ long, isMarked: line === 0 })),
	example: null,
});
const moon = module('lunar-library', 'The lunar library', [0.5, 1]);
const sea = module('sea-lanes', 'Sea lanes', [1, 0.25, 0.75]);

function shown(...modules: (typeof moon)[]) {
	const { body } = render(Page, { props: { data: { modules } } });
	return body.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ');
}
const pictures = (html: string) => html.match(/<svg class="picture[^]*?<\/svg>/g) ?? [];

test('one module is what the home page is about', () => {
	const html = shown(moon);
	expect(html).toContain('The lunar library · 12 questions');
	expect(html).toContain('href="/learn/lunar-library/read/notice"');
	expect(html).toContain('About 30 minutes, in sessions');
});

test('with several modules there is a choice, and each has its own picture', () => {
	const html = shown(moon, sea);
	expect(html).toContain('2 modules · 24 questions');
	expect(html).toContain('href="#modules"');
	expect(html).not.toContain('/read/notice');
	const [first, second, ...more] = pictures(html);
	expect(more).toEqual([]);
	expect(first).not.toEqual(second);
});

test('who would rather be asked is led to the starting check, or to the first quiz of the path', () => {
	expect(shown(moon)).toMatch(/href="\/learn\/lunar-library\/quiz\/opening"[^>]*>Take a quiz</);
	const checked = { ...moon, firstQuiz: { id: 'check', isStartingCheck: true } };
	expect(shown(checked)).toMatch(/href="\/learn\/lunar-library\/quiz\/check"[^>]*>Take the starting check</);
	const [ours] = load().modules;
	expect(ours?.firstQuiz).toEqual({ id: 'diagnostic', isStartingCheck: true });
});

test('without any modules it says what the program is', () => {
	expect(shown()).toContain('See the sentence that proves it');
});

test('the picture of our module is drawn from its text', () => {
	const [first] = load().modules;
	expect(first?.picture).toHaveLength(6);
	expect(Math.max(...(first?.picture ?? []).map(({ long }) => long))).toBe(1);
	const marked = (first?.picture ?? []).flatMap(({ isMarked }, at) => (isMarked ? [at] : []));
	expect(marked).toHaveLength(2);
	expect((marked[1] ?? 0) - (marked[0] ?? 0)).toBeGreaterThan(1);
});
