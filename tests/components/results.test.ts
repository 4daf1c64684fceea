import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import Results from '../../src/lib/components/Results.svelte';
import { certaintyWords } from '../../src/lib/components/certainty-words.ts';
import { resultsView } from '../../src/lib/components/results-view.ts';
import type { Report } from '../../src/lib/quiz/report.ts';

const { modules } = await readLibrary('quizzes');
const module = modules[0];
const quiz = module?.quizzes[0];
if (!module || !quiz) throw new Error('There is no quiz.');
const { items: asked } = quiz;
const view = resultsView(module, quiz);

const none = { 1: 0, 2: 0, 3: 0 };
function report(change: Partial<Report> = {}): Report {
	return {
		earned: 1.5,
		possible: 3,
		right: 1,
		items: asked.slice(0, 3).map((item, index) => ({
			id: item.id,
			earned: [1, 0.5, 0][index] ?? 0,
			possible: 1 as const,
			verdict: (['right', 'partly', 'unanswered'] as const)[index] ?? 'right',
			certainty: null,
			understanding: null,
			flagged: index === 1,
			checks: 1,
		})),
		byObjective: [{ objective: asked[0]?.objective ?? '', earned: 1.5, possible: 3 }],
		byCertainty: { right: none, wrong: none },
		certaintyMarks: null,
		...change,
	};
}
const text = (html: string) =>
	html
		.replace(/<!--.*?-->/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

test('the score, each objective and each item are said in words', () => {
	const said = text(render(Results, { props: { report: report(), view } }).body);
	expect(said).toContain('1 of 3 right at first try');
	expect(said).toContain('With partly right answers counted in part: 1.5 of 3 points.');
	expect(said).toMatch(/Right .*Partly right .*flagged .*Left open/);
	expect(said).not.toContain('How sure you were');
});

test('what was not right is to be read again, each passage once, with a link to its words; what was left open is not given away', () => {
	const { body } = render(Results, { props: { report: report(), view } });
	const passages = quiz.items.slice(1, 2).flatMap((item) => view.items[item.id]?.passages ?? []);
	expect(passages.length).toBeGreaterThan(0);
	expect(body.match(/<q/g)?.length).toBe(new Set(passages.map(({ href }) => href)).size);
	for (const { href } of passages) expect(body).toContain(href.replaceAll('&', '&amp;'));
});

test('certainty is a table of its own, when it was asked for', () => {
	const items = report().items.map((item) => ({ ...item, certainty: 3 as const }));
	const certain = report({
		items,
		byCertainty: { right: { ...none, 3: 1 }, wrong: { ...none, 3: 2 } },
		certaintyMarks: -6,
	});
	const said = text(render(Results, { props: { report: certain, view } }).body);
	expect(said).toMatch(/How sure you were.*2 confidently wrong/);
	expect(said).toContain('Certainty points: −6 of a possible 9.');
});

test('certainty points say their scale, and what leaving it out came to', () => {
	const [sure, ...silent] = report().items;
	if (!sure) throw new Error('no item');
	const items = [{ ...sure, certainty: 2 as const }, ...silent];
	expect(certaintyWords({ certaintyMarks: 2, items })).toBe(
		'Certainty points: 2 of a possible 9. The surer you were, the more a right answer earns (1, 2 or 3), ' +
			'and the more a wrong one loses (0, 2 or 6). ' +
			'You did not say how sure you were of 1 answer: nothing earned or lost.',
	);
	expect(
		certaintyWords({ certaintyMarks: 3, items: [sure].map((one) => ({ ...one, certainty: 3 as const })) }),
	).not.toContain('You did not say');
	expect(certaintyWords(report())).toBe('');
});

test('every item of every quiz leads to words of its reading', () => {
	for (const of of module.quizzes) {
		for (const [id, item] of Object.entries(resultsView(module, of).items)) {
			expect(item.passages.length, id).toBeGreaterThan(0);
			for (const { href, place } of item.passages) {
				expect(href, id).toMatch(/^\/learn\/.*\/read\/.*\?mark=\d+-\d+#[hp]\d+.*:~:text=./);
				expect(place, id).toMatch(/^The .+, (“.+”, )?sentence \d+$|headline$|heading “/);
			}
		}
	}
});

test('a sentence to read again is whole, and stands once, whichever of its words are cited', () => {
	const sentences = module.readings.flatMap(({ text, blocks }) =>
		blocks.flatMap((block) =>
			(block.sentences.length > 0 ? block.sentences : [block]).map(({ start, end }) =>
				text.slice(start, end),
			),
		),
	);
	for (const of of module.quizzes) {
		const all = Object.values(resultsView(module, of).items).flatMap(({ passages }) => passages);
		for (const { sentence } of all) expect(sentences).toContain(sentence);
		const once = new Map(all.map(({ href, sentence }) => [href, sentence]));
		const places = new Map(all.map(({ place, sentence }) => [place, sentence]));
		expect(once.size).toBe(places.size);
	}
});

test('points are left out where nothing was partly right: they would say the same again', () => {
	const items = report().items.map((item) => ({ ...item, earned: 1, verdict: 'right' as const }));
	const said = text(
		render(Results, { props: { report: report({ items, earned: 3, right: 3 }), view } }).body,
	);
	expect(said).toContain('3 of 3 right at first try');
	expect(said).not.toContain('counted in part');
});
