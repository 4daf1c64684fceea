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
	expect(said).toContain('1.5 of 3 points');
	expect(said).toMatch(/Right .*Partly right .*flagged .*Left open/);
	expect(said).not.toContain('How sure you were');
});

test('what was not right is to be read again, each passage once, with a link to its words', () => {
	const { body } = render(Results, { props: { report: report(), view } });
	const passages = quiz.items.slice(1, 3).map((item) => view.items[item.id]?.passage);
	expect(body.match(/<q/g)?.length).toBe(new Set(passages.map((passage) => passage?.href)).size);
	for (const passage of passages) expect(body).toContain((passage?.href ?? '?').replaceAll('&', '&amp;'));
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
			expect(item.passage?.href, id).toMatch(/^\/learn\/.*\/read\/.*\?mark=\d+-\d+#[hp]\d+.*:~:text=./);
			expect(item.passage?.place, id).toMatch(/^The .+, (“.+”, )?sentence \d+$|headline$|heading “/);
		}
	}
});
