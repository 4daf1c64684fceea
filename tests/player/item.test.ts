import { render } from 'svelte/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import Item from '../../src/lib/player/Item.svelte';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { grade } from '../../src/lib/quiz/grade.ts';
import type { ItemResponse } from '../../src/lib/quiz/response.ts';
import type { ChoiceItem } from '../../src/lib/quiz/kinds/choice/item.ts';
import { SIDES } from '../../src/lib/words/attempts.ts';
import { redact } from '../../src/lib/quiz/redact.ts';
import type { Item as QuizItem, Module } from '../../src/lib/quiz/types.ts';

let module: Module;
let items: readonly QuizItem[];
beforeAll(async () => {
	const { modules } = await readLibrary('quizzes');
	const [first] = modules;
	if (!first) throw new Error('There is no module.');
	module = first;
	items = first.quizzes.flatMap((quiz) => quiz.items);
});

const open = (item: QuizItem) =>
	render(Item, { props: { module, item: redact(item, item.id), full: item, number: 1, shown: null } }).body;

function graded(item: QuizItem, response: ItemResponse) {
	const outcome = grade(gradingKey(item), response);
	const shown = { response, outcome: outcome.status === 'graded' ? outcome : null };
	return render(Item, { props: { module, item: redact(item, item.id), full: item, number: 1, shown } }).body;
}
const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

describe('an open item', () => {
	test('shows neither verdict nor marks, and everything can be filled in', () => {
		for (const item of items) {
			const html = open(item);
			expect(html, item.id).not.toMatch(/data-mark=|data-phase=|<details[^>]* open/);
			expect(html, item.id).toMatch(/class="verdict[^>]* hidden/);
			expect(html, item.id).not.toMatch(/<(input|select)(?![^>]*type="hidden")[^>]* disabled/);
		}
	});

	test('holds the answer so far, still editable and with no feedback', () => {
		for (const item of items) {
			const response = correctResponse(gradingKey(item));
			const props = {
				module,
				item: redact(item, item.id),
				full: item,
				number: 1,
				shown: null,
				given: response,
			};
			const html = render(Item, { props }).body;
			expect(html, item.id).not.toMatch(/data-mark=|data-phase=|<details[^>]* open/);
			expect(html, item.id).not.toMatch(/<(input|select)(?![^>]*type="hidden")[^>]* disabled/);
			const typed =
				item.kind === 'gap'
					? item.gaps.flatMap(({ accept }) => accept.slice(0, 1))
					: item.kind === 'numeric'
						? [String(item.key.value)]
						: [];
			expect(count(html, /<(input|option)[^>]* (checked|selected)/g), item.id).toBe(
				response.length - typed.length,
			);
			for (const entry of typed) expect(html).toContain(`value="${entry}"`);
		}
	});

	test('says what it is worth where that is not one point, and what was earned of it', () => {
		const [item] = items;
		if (!item) throw new Error('There is no item.');
		const worth = (points: number): QuizItem => ({ ...item, ruling: { points } });
		expect(open(item)).not.toMatch(/\d points\.|Doesn’t count/);
		expect(open(worth(1))).not.toMatch(/\d points\.|Doesn’t count/);
		expect(open(worth(3))).toContain('3 points.');
		expect(open(worth(0))).toContain('Doesn’t count.');
		const right = correctResponse(gradingKey(item));
		expect(graded(worth(3), right)).toContain('3 of 3 points.');
		expect(graded(item, right)).not.toContain('of 1 point');
	});

	test('is named by its prompt and described by its instruction and its problem', () => {
		for (const item of items) {
			const html = open(item);
			expect(html).toContain(`aria-labelledby="${item.id}-prompt"`);
			expect(html).toContain(`aria-describedby="${item.id}-how ${item.id}-problem"`);
			for (const id of ['prompt', 'how', 'problem']) expect(html).toContain(`id="${item.id}-${id}"`);
		}
	});

	test('carries what grading needs as JSON that can be read back', () => {
		for (const item of items) {
			const json = /<script type="application\/json">(.*?)<\/script>/s.exec(open(item))?.[1] ?? '';
			expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(gradingKey(item))));
		}
	});
});

describe('a graded item', () => {
	test('right: says so, marks every part of the key, and nothing can be changed', () => {
		// One’s own words are never right by themselves, and can be rated afterwards.
		for (const item of items.filter(({ kind }) => kind !== 'open')) {
			const html = graded(item, correctResponse(gradingKey(item)));
			expect(html, item.id).toMatch(/data-verdict="right"/);
			expect(html, item.id).not.toMatch(/data-mark="(wrong|missed)"/);
			expect(count(html, /data-mark="right"/g), item.id).toBeGreaterThan(0);
			expect(html, item.id).not.toMatch(/<(input|select)(?![^>]* disabled)[^>]*name=/);
			expect(html, item.id).not.toContain('application/json');
		}
	});

	test('unanswered: explained anyway, and nothing is marked', () => {
		for (const item of items) {
			const html = graded(item, []);
			expect(html, item.id).toContain('Unanswered');
			expect(html, item.id).not.toContain('data-mark=');
		}
	});

	test('a wrong number: on which side of the right one it lies', () => {
		const said = (html: string) =>
			[...html.matchAll(/<p data-side([^>]*)>([^<]*)/g)]
				.filter(([, attributes]) => !attributes?.includes('hidden'))
				.map(([, , words]) => words);
		for (const item of items) {
			if (item.kind !== 'numeric') continue;
			const { value, tolerance } = item.key;
			const far = tolerance + Math.abs(value) + 1;
			expect(said(graded(item, [`value=${value - far}`])), item.id).toEqual([SIDES[0][1]]);
			expect(said(graded(item, [`value=${value + far}`])), item.id).toEqual([SIDES[1][1]]);
			expect(said(graded(item, [`value=${value}`])), item.id).toEqual([]);
		}
	});

	test('wrong: the choice is marked wrong, the key as missed, both explained', () => {
		const choices = items.filter((item): item is ChoiceItem => item.kind === 'choice');
		for (const item of choices.filter((one) => one.choices.filter(({ correct }) => correct).length === 1)) {
			const wrong = item.choices.find(({ correct }) => !correct);
			const html = graded(item, [wrong?.id ?? '']);
			expect(count(html, /data-mark="wrong"/g), item.id).toBe(1);
			expect(count(html, /data-mark="missed"/g), item.id).toBe(1);
			expect(count(html, /<details[^>]* open/g), item.id).toBe(2);
		}
	});
});

test('text is never markup, wherever it stands', () => {
	const hostile = '</script><img src=x onerror="alert(1)">&amp;';
	const [item] = items.filter((one): one is ChoiceItem => one.kind === 'choice');
	if (!item) throw new Error('There is no choice.');
	const [first, ...others] = item.choices;
	if (!first) throw new Error('There are no choices.');
	const poisoned: ChoiceItem = {
		...item,
		prompt: hostile,
		rationale: hostile,
		choices: [{ ...first, id: hostile, text: hostile, rationale: hostile }, ...others],
	};
	for (const html of [open(poisoned), graded(poisoned, [hostile])]) {
		expect(html).not.toContain('<img');
		expect(count(html, /<\/script>/g)).toBe(html.includes('application/json') ? 1 : 0);
		expect(html).toContain('&lt;img src=x');
	}
});
