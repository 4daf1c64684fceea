import { readLibrary } from '../../../src/lib/content/read-library.ts';
import { expect, test } from 'vitest';
import { reachableStates } from '../../../src/lib/quiz/case/reachable.ts';
import { stageOf } from '../../../src/lib/quiz/case/stage.ts';
import type { Case, Option } from '../../../src/lib/quiz/case/types.ts';
import { parseRoad, roadText, toldIn, walk } from '../../../src/lib/quiz/case/walk.ts';

const option = (id: string, points: 0 | 1 | 2, set: Option['set'] = {}): Option => ({
	id,
	text: id,
	points,
	consequence: [{ text: `after ${id}`, when: {} }],
	feedback: '',
	citations: [],
	set,
});

const CASE: Case = {
	id: 'one',
	title: '',
	summary: '',
	situation: [''],
	state: [
		{
			id: 'door',
			values: [
				{ id: 'shut', words: 'it is shut' },
				{ id: 'open', words: 'it is open' },
			],
		},
	],
	points: [
		{ id: 'first', title: '', text: [], options: [option('push', 2, { door: 'open' }), option('wait', 0)] },
		{
			id: 'second',
			title: '',
			text: [
				{ text: 'You see in.', when: { door: ['open'] } },
				{ text: 'You see a door.', when: { door: ['shut'] } },
				{ text: 'It is cold.', when: {} },
			],
			options: [option('enter', 1), option('leave', 2, { door: 'shut' })],
		},
	],
	debrief: { ending: [], questions: [] },
};

test('a road adds up points, and leaves a state that later texts read', () => {
	const open = walk(CASE, ['push']);
	expect(open).toMatchObject({ earned: 2, possible: 4, state: { door: 'open' }, next: { id: 'second' } });
	expect(toldIn(CASE.points[1]?.text ?? [], open?.state ?? {})).toEqual(['You see in.', 'It is cold.']);
	const shut = walk(CASE, ['wait', 'leave']);
	expect(shut).toMatchObject({ earned: 2, next: null, state: { door: 'shut' } });
	expect(shut?.steps.map(({ before }) => before)).toEqual([{ door: 'shut' }, { door: 'shut' }]);
	expect(walk(CASE, ['push', 'leave'])?.steps[1]?.before).toEqual({ door: 'open' });
});

test.each([[['pull']], [['enter']], [['push', 'push']], [['push', 'enter', 'enter']], [['']]])(
	'%j is no road',
	(road) => {
		expect(walk(CASE, road)).toBeNull();
	},
);

test('a road in an address comes back as it was; anything else is none', () => {
	for (const road of [[], ['push'], ['wait', 'leave']]) expect(parseRoad(CASE, roadText(road))).toEqual(road);
	for (const text of [
		'.',
		'push.',
		'push..leave',
		'push.enter.enter',
		'<b>',
		'constructor',
		'x'.repeat(5000),
		null,
		7,
		['push'],
	])
		expect(parseRoad(CASE, text), String(text)).toBeNull();
});

test('states are met once each, however many roads lead to them', () => {
	expect(reachableStates(CASE)).toEqual([
		[{ door: 'shut' }],
		[{ door: 'open' }, { door: 'shut' }],
		[{ door: 'open' }, { door: 'shut' }],
	]);
});

test('after a decision comes what came of it, then the next point, and at last the debrief', () => {
	expect(stageOf(CASE, [], false)).toEqual({ kind: 'ask', at: 0 });
	expect(stageOf(CASE, ['push'], false)).toEqual({ kind: 'told', at: 0 });
	expect(stageOf(CASE, ['push'], true)).toEqual({ kind: 'ask', at: 1 });
	expect(stageOf(CASE, ['push', 'enter'], false)).toEqual({ kind: 'told', at: 1 });
	expect(stageOf(CASE, ['push', 'enter'], true)).toEqual({ kind: 'debrief' });
});

test('in Tolvia what was decided is seen again at every point after the first', async () => {
	const { modules } = await readLibrary('quizzes');
	const tolvia = modules.flatMap(({ cases }) => cases).find(({ id }) => id === 'tolvia');
	const states = reachableStates(tolvia ?? CASE);
	const told = tolvia?.points.map(
		({ text, options }, at) =>
			new Set(
				states[at]?.map((state) =>
					JSON.stringify([toldIn(text, state), options.map(({ consequence }) => toldIn(consequence, state))]),
				),
			).size,
	);
	expect(told?.[0]).toBe(1);
	for (const ways of told?.slice(1) ?? [0]) expect(ways).toBeGreaterThan(2);
});

test('what is decided last is heard of in the ending of every case of ours', async () => {
	const { modules } = await readLibrary('quizzes');
	for (const one of modules.flatMap(({ cases }) => cases)) {
		const last = one.points.at(-1)?.options ?? [];
		for (const state of reachableStates(one).at(-2) ?? []) {
			const endings = last.map(({ set }) => toldIn(one.debrief.ending, { ...state, ...set }).join('\n'));
			expect(new Set(endings).size, `${one.id}: ${JSON.stringify(state)}`).toBe(last.length);
		}
	}
});
