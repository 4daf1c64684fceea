import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import Practice from '../../src/lib/player/practice/Practice.svelte';
import type { Quiz } from '../../src/lib/quiz/types.ts';

const { modules } = await readLibrary('quizzes');
const module = first(modules);

function first<T>([one]: readonly T[]): T {
	if (one === undefined) throw new Error('There is no module.');
	return one;
}

/** What the page's script reads them from, by module. */
function formerIds(quiz: Quiz): unknown {
	const { body } = render(Practice, { props: { module, quiz } });
	const [, json = ''] = /<script type="application\/json" id="moved">(.*?)<\/script>/.exec(body) ?? [];
	return JSON.parse(json);
}

test('a quiz page has the former ids of its own items, and no others', () => {
	const places = Object.keys(module.moved);
	expect(places.length).toBeGreaterThan(0);
	const seen = module.quizzes.flatMap((quiz) => {
		const own = places.filter((place) => place.split('/')[0] === quiz.id);
		expect(formerIds(quiz)).toEqual({
			[module.id]: Object.fromEntries(own.map((place) => [place, module.moved[place]])),
		});
		return own;
	});
	expect(seen.length).toBeGreaterThan(0);
});

test('a review has those of all quizzes', () => {
	expect(formerIds({ id: 'review', title: 'Review', summary: '', items: [] })).toEqual({
		[module.id]: module.moved,
	});
});
