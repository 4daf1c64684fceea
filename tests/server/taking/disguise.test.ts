import { expect, test } from 'vitest';
import { readLibrary } from '../../../src/lib/content/read-library.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { replay, type AttemptEvent } from '../../../src/lib/quiz/attempt.ts';
import { disguise } from '../../../src/lib/server/taking/disguise.ts';

const { modules } = await readLibrary('quizzes');
const quizzes = modules.flatMap((module) => module.quizzes);
const options = { feedback: 'end', certainty: true, shuffle: true } as const;

const cases = quizzes.map((quiz) => {
	const order = quiz.items.map(({ id }) => id).toReversed();
	const events: AttemptEvent[] = [
		{ type: 'started', at: 0, seed: 'seed of the attempt', order, options },
		...quiz.items.map((item) => ({
			type: 'responded' as const,
			at: 1,
			item: item.id,
			response: correctResponse(gradingKey(item)),
			certainty: 2 as const,
		})),
	];
	return { quiz, attempt: replay(events), events };
});

test.each(cases)(
	'what a student gets of $quiz.id holds no id, no objective and no seed',
	({ quiz, attempt }) => {
		const { items, attemptFor } = disguise(quiz, attempt);
		const words = new Set<string>();
		// Texts may hold any word; only what is not shown has to be a name we gave.
		JSON.stringify([items, attemptFor(attempt)], (key, value: unknown) => {
			if (typeof value === 'string' && ['id', 'objective', 'seed', 'now'].includes(key)) words.add(value);
			return value;
		});
		expect([...words].filter((word) => !/^((q|c|r|t|g)\d+|g\d+c\d+)?$/.test(word))).toEqual([]);
		expect(items.map(({ id }) => id)).toEqual(quiz.items.map((_, index) => `q${index + 1}`));
	},
);

test.each(cases)(
	'every response to $quiz.id goes out and comes back as it was',
	({ quiz, attempt, events }) => {
		const { attemptFor, eventFrom, itemName } = disguise(quiz, attempt);
		const shown = attemptFor(attempt);
		for (const event of events) {
			if (event.type !== 'responded') continue;
			const name = itemName(event.item);
			const response = shown.items[name]?.response ?? [];
			expect(eventFrom({ ...event, item: name, response })).toEqual(event);
		}
	},
);

test('no name is another question’s id, though an author may number them just so', () => {
	const { quiz, attempt } = cases[0] ?? {};
	if (!quiz || !attempt) throw new Error('The library holds no quiz.');
	const numbered = { ...quiz, items: quiz.items.map((item, at) => ({ ...item, id: `q${at + 2}` })) };
	const ids = numbered.items.map(({ id }) => id);
	const [first] = Object.values(attempt.items);
	if (!first) throw new Error('The quiz holds no item.');
	const items = Object.fromEntries(ids.map((id) => [id, first]));
	const hidden = disguise(numbered, { ...attempt, order: ids, items });
	expect(hidden.items.filter(({ id }) => ids.includes(id))).toEqual([]);
	expect(hidden.items.map(({ id }) => hidden.itemId(id))).toEqual(ids);
});

test('an event about an item that was not handed out is none, even by its real id', () => {
	for (const { quiz, attempt } of cases) {
		const { eventFrom } = disguise(quiz, attempt);
		for (const item of [...quiz.items.map(({ id }) => id), 'q0', 'constructor', ''])
			expect(eventFrom({ type: 'moved', at: 0, item })).toBeNull();
	}
});
