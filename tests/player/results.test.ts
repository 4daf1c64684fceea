import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import LiveResults from '../../src/lib/player/LiveResults.svelte';
import Results from '../../src/lib/player/Results.svelte';
import { certaintyWords } from '../../src/lib/words/certainty-words.ts';
import { missedItems } from '../../src/lib/player/missed-items.ts';
import { resultsView } from '../../src/lib/player/results-view.ts';
import { toReadAgain } from '../../src/lib/player/to-read-again.ts';
import { sentencesAt } from '../../src/lib/words/describe-passage.ts';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { missedParts } from '../../src/lib/quiz/part-outcomes.ts';
import type { Report } from '../../src/lib/quiz/report.ts';

const { modules } = await readLibrary('quizzes');
const module = modules[0];
const quiz = module?.quizzes[0];
if (!module || !quiz) throw new Error('There is no quiz.');
const { items: asked } = quiz;
const view = resultsView(module, quiz);
const personAndOffice =
	module.quizzes
		.flatMap(({ items }) => items)
		.find((item) => item.kind === 'match' && item.rows.some(({ id }) => id === 'marco-rubio'))?.id ?? '';

const none = { 1: 0, 2: 0, 3: 0 };
function report(change: Partial<Report> = {}): Report {
	return {
		earned: 1.5,
		possible: 3,
		right: 1,
		unmarked: 0,
		items: asked.slice(0, 3).map((item, index) => ({
			id: item.id,
			earned: [1, 0.5, 0][index] ?? 0,
			parts: { earned: [2, 1, 0][index] ?? 0, of: 2 },
			weight: 1 as const,
			verdict: (['right', 'partly', 'unanswered'] as const)[index] ?? 'right',
			certainty: null,
			understanding: null,
			flagged: index === 1,
			checks: 1,
			rated: null,
		})),
		byObjective: [{ objective: asked[0]?.objective ?? '', earned: 1.5, possible: 3 }],
		byCertainty: { right: none, wrong: none },
		certaintyMarks: null,
		...change,
	};
}
/** Of the second item its first part was missed: of its key, or of what was chosen. */
const missed = Object.fromEntries(
	asked.slice(1, 2).map((item) => [item.id, Object.keys(view.items[item.id]?.parts ?? {}).slice(0, 1)]),
);
const text = (html: string) =>
	html
		.replace(/<!--.*?-->/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

test('the score, each objective and each item are said in words', () => {
	const said = text(render(Results, { props: { report: report(), view, missed } }).body);
	expect(said).toContain('1.5 of 3 points');
	expect(said).toContain('1 of 3 right first time.');
	expect(said).toMatch(/Correct .*Partly correct .*flagged .*Unanswered/);
	expect(said).not.toContain('How sure you were');
});

test('what was not right is to be read again, each passage once, with a link to its words; what was left open is not given away', () => {
	const { body } = render(Results, { props: { report: report(), view, missed } });
	const passages = quiz.items.slice(1, 2).flatMap(({ id }) => {
		const item = view.items[id];
		return item ? toReadAgain(item, missed[id] ?? []) : [];
	});
	expect(passages.length).toBeGreaterThan(0);
	expect(body.match(/<q/g)?.length).toBe(new Set(passages.map(({ href }) => href)).size);
	for (const { href } of passages) expect(body).toContain(href.replaceAll('&', '&amp;'));
});

test('confidence has its own table if it was asked for', () => {
	const items = report().items.map((item) => ({ ...item, certainty: 3 as const }));
	const certain = report({
		items,
		byCertainty: { right: { ...none, 3: 1 }, wrong: { ...none, 3: 2 } },
		certaintyMarks: -6,
	});
	const said = text(render(Results, { props: { report: certain, view, missed } }).body);
	expect(said).toMatch(/How sure you were.*2 confidently wrong/);
	expect(said).toContain('Confidence points: −6 out of a possible 9.');
});

test('confidence points explain their scale and what skipping it means', () => {
	const [sure, ...silent] = report().items;
	if (!sure) throw new Error('no item');
	const items = [{ ...sure, certainty: 2 as const }, ...silent];
	expect(certaintyWords({ certaintyMarks: 2, items })).toBe(
		'Confidence points: 2 out of a possible 9. The surer you are, the more a correct answer earns (1, 2 or 3 points) ' +
			'and the more an incorrect one loses (0, 2 or 6). ' +
			'You didn’t say how sure you were about 1 answer, so no points were earned or lost for that.',
	);
	expect(
		certaintyWords({ certaintyMarks: 3, items: [sure].map((one) => ({ ...one, certainty: 3 as const })) }),
	).not.toContain('You didn’t say');
	expect(certaintyWords(report())).toBe('');
});

test('every item of every quiz leads to words of its reading', () => {
	for (const of of module.quizzes) {
		for (const [id, item] of Object.entries(resultsView(module, of).items)) {
			expect(item.passages.length, id).toBeGreaterThan(0);
			for (const { href, place } of item.passages) {
				expect(href, id).toMatch(/^\/learn\/.*\/read\/.*\?mark=\d+-\d+#[hp]\d+/);
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
		render(Results, { props: { report: report({ items, earned: 3, right: 3 }), view, missed } }).body,
	);
	expect(said).toContain('3 of 3 right first time');
	expect(said).not.toContain('points');
});

/** Sentences that a learner is sent to after a response. */
function sentTo(id: string, response: (right: readonly string[]) => string[]): string[] {
	const home = module?.quizzes.find(({ items }) => items.some((item) => item.id === id));
	const item = home?.items.find((one) => one.id === id);
	const shown = module && home && resultsView(module, home).items[id];
	if (!item || !shown) throw new Error(`no ${id}`);
	const key = gradingKey(item);
	return toReadAgain(shown, missedParts(key, response(correctResponse(key)))).map(({ sentence }) => sentence);
}

test('Rubio was right, Munir was not: the sentences on Munir are to be read again, that on Rubio is not', () => {
	const wrong = (right: readonly string[]) =>
		right.map((pair) => (pair.startsWith('asim-munir=') ? 'asim-munir=defence-minister' : pair));
	expect(sentTo(personAndOffice, wrong)).toEqual([
		'Asim Munir is Pakistan’s Chief of Army Staff and its first Chief of Defence Forces.',
		'His rank is field marshal.',
	]);
	// Nothing of the row refutes this office.
	const other = (right: readonly string[]) =>
		right.map((pair) => (pair.startsWith('asim-munir=') ? 'asim-munir=foreign-minister' : pair));
	expect(sentTo(personAndOffice, other)).toEqual([
		'Asim Munir is Pakistan’s Chief of Army Staff and its first Chief of Defence Forces.',
	]);
});

test('of a sequence only the steps out of place are to be read again', () => {
	const item = module.quizzes.flatMap(({ items }) => items).find((one) => one.kind === 'order');
	if (item?.kind !== 'order') throw new Error('no order');
	const [first, second] = item.steps;
	const sentence = (step: typeof first) => {
		const citation = step?.citations[0];
		const reading = module.readings.find(({ id }) => id === citation?.reading);
		return citation && reading
			? sentencesAt(reading, citation).map(({ start, end }) => reading.text.slice(start, end))
			: [];
	};
	const swapped = ([a = '', b = '', ...rest]: readonly string[]) => [b, a, ...rest];
	expect(new Set(sentTo(item.id, swapped))).toEqual(new Set([...sentence(first), ...sentence(second)]));
});

test('only what was answered and missed is retried; what was left open waits to be answered', () => {
	const [right, partly, open] = report().items;
	const wrong = { ...report().items[0], id: 'wrong', verdict: 'wrong' as const } as Report['items'][number];
	if (!right || !partly || !open) throw new Error('no items');
	expect(missedItems(report({ items: [right, partly, wrong, open] }))).toEqual([partly.id, 'wrong']);
	expect(missedItems(report({ items: [right, open] }))).toEqual([]);
});

test('results lead on to the next stop of the path, and the last one to none', () => {
	const stops = module.path.flatMap((stage) => stage.stops);
	const ways = stops.flatMap(({ kind, id }) => {
		const at = kind === 'quiz' ? module.quizzes.find((one) => one.id === id) : undefined;
		return at ? [resultsView(module, at).next?.href ?? null] : [];
	});
	expect(ways.slice(0, -1)).not.toContain(null);
	expect(new Set(ways).size).toBe(ways.length);
	const [first] = ways;
	const said = render(Results, { props: { report: report(), view, missed } }).body;
	expect(first && said).toContain(`href="${view.next?.href}"`);
});

const check = module.quizzes.find(({ isStartingCheck }) => isStartingCheck);
describe.runIf(check)('a starting check', () => {
	const checked = resultsView(module, check ?? quiz);
	const tested = (lesson: (typeof checked.lessons)[number]) => lesson.asks.flatMap(({ items }) => items);
	const taught = checked.lessons.filter((lesson) => tested(lesson).length > 0);
	const [one, two] = taught;
	if (!one || !two) throw new Error('the check asks about fewer than two lessons');
	const all = taught.flatMap(tested);
	const reason = one.asks.flatMap(({ objective, items }) =>
		items.length > 0 ? [checked.objectives[objective]] : [],
	);
	/** @param right ids of items @param asked those of the attempt */
	function of(right: readonly string[], asked = all, earned = new Map<string, number>()) {
		const [some] = report().items;
		if (!some) throw new Error('no item');
		const items = asked.map((id) => ({
			...some,
			id,
			verdict: right.includes(id) ? ('right' as const) : ('wrong' as const),
		}));
		const { body } = render(Results, {
			props: { report: report({ items }), view: checked, missed: {}, earned },
		});
		return { body, said: text(body) };
	}

	test('says which lessons can be skipped, and why', () => {
		expect(of(tested(one)).said).toContain(`Can skip ${one.title} You got this right: ${reason.join(', ')}.`);
		expect(of([]).said).toContain(`Read ${one.title} Not yet: ${reason.join(', ')}.`);
		expect(of([]).said).not.toContain('Can skip');
		expect(of([], tested(one)).said).toContain('Not tested here.');
		expect(resultsView(module, quiz).lessons).toEqual([]);
	});

	test.each([
		['of all lessons the first, when none can be skipped', [], one.title],
		['the first that it says to read, not one to skip', tested(one), two.title],
		['the first, when only a later one can be skipped', tested(two), one.title],
	])('leads to %s', (_, right, title) => {
		expect(of(right).said).toContain(`Next: ${title}`);
	});

	test('leads past the lessons when all can be skipped', () => {
		const next = of(all).said.match(/Next: (.*?) (?:Which|Retake)/)?.[1];
		expect(next).toBe(checked.next?.title);
		expect(checked.lessons.map(({ title }) => title)).not.toContain(next);
	});

	test('judges by the latest answer to each question: a retry adds to the whole check', () => {
		const before = new Map(all.map((id) => [id, tested(one).includes(id) ? 1 : 0]));
		const retried = tested(two);
		const after = new Map([...before, ...retried.map((id) => [id, 1] as const)]);
		expect(of([], retried, before).said).toContain(`Can skip ${one.title}`);
		expect(of([], retried, before).said).toContain(`Read ${two.title}`);
		expect(of(retried, retried, after).said).toMatch(
			new RegExp(`Can skip ${one.title}.*Can skip ${two.title}`),
		);
		// A partly right answer is not enough, and a later wrong one counts.
		const partly = new Map([...after, ...tested(one).map((id) => [id, 0.5] as const)]);
		expect(of(retried, retried, partly).said).toContain(`Read ${one.title}`);
	});

	test('has the way on as its main button, and the retry after it', () => {
		const at = (wanted: string, { body }: { body: string }) => {
			const button = new RegExp(`<(a|button)[^>]*class="([^"]*)"[^>]*>[^<]*${wanted}`).exec(
				body.replace(/<!--.*?-->/g, ''),
			);
			return { index: button?.index ?? -1, isQuiet: /\bquiet\b/.test(button?.[2] ?? '') };
		};
		const live = (asked: readonly string[], goOn?: () => void) =>
			render(LiveResults, {
				props: {
					report: report({ items: report().items.map((item, i) => ({ ...item, id: asked[i] ?? item.id })) }),
					view: asked === all ? checked : view,
					missed: {},
					earned: new Map(),
					again: () => undefined,
					retry: () => undefined,
					review: () => undefined,
					...(goOn ? { goOn } : {}),
				},
			});
		expect(at('Next:', live(all)).isQuiet).toBe(false);
		expect(at('Retry', live(all)).isQuiet).toBe(true);
		expect(at('Next:', live(all)).index).toBeLessThan(at('Retry', live(all)).index);
		// Of another quiz the retry; and where something is left open, neither.
		expect(at('Retry', live([])).isQuiet).toBe(false);
		expect(at('Next:', live([])).isQuiet).toBe(true);
		for (const way of ['Next:', 'Retry'])
			expect(
				at(
					way,
					live(all, () => undefined),
				).isQuiet,
			).toBe(true);
	});
});
