import { describe, expect, test } from 'vitest';
import { apply, emptyAttempt, replay } from '../../src/lib/quiz/attempt.ts';
import { check, flag, handIn, move, reopen, respond, retry, reveal, start } from './events.ts';

const open = { response: [], certainty: null, phase: 'open', checks: 0, first: null, flagged: false };

describe('starting', () => {
	test('opens every item and puts the first in front', () => {
		expect(replay([start('b a')])).toEqual({
			seed: 'seed',
			order: ['b', 'a'],
			options: { feedback: 'each', certainty: false, shuffle: false },
			retry: null,
			now: 'b',
			items: { a: open, b: open },
			submitted: false,
			reopened: 0,
		});
	});

	test('an item named twice is taken once', () => {
		expect(replay([start('a b a')]).order).toEqual(['a', 'b']);
	});

	test.each(['__proto__', 'constructor'])('an item called %s is an item', (id) => {
		const attempt = replay([start(`a ${id}`), respond(id, 'x'), check(id), handIn]);
		expect(Object.keys(attempt.items)).toEqual(['a', id]);
		expect(attempt.items[id]?.first?.response).toEqual(['x']);
		expect(Object.getPrototypeOf(attempt.items)).toBe(Object.prototype);
	});
});

describe('one item', () => {
	test.each([
		['is open at first', [], open],
		['takes a response', [respond('a', 'x')], { response: ['x'], phase: 'open', first: null }],
		['takes another instead', [respond('a', 'x'), respond('a', 'y')], { response: ['y'], checks: 0 }],
		[
			'is checked',
			[respond('a', 'x'), check('a')],
			{ phase: 'checked', checks: 1, first: { response: ['x'] } },
		],
		['is then closed', [respond('a', 'x'), check('a'), respond('a', 'y')], { response: ['x'] }],
		['may be revealed', [respond('a', 'x'), check('a'), reveal('a')], { phase: 'revealed', checks: 1 }],
		[
			'opens again with what was given, to be changed',
			[respond('a', 'x'), check('a'), retry('a')],
			{ phase: 'open', response: ['x'], checks: 1 },
		],
		[
			'counts the first response',
			[respond('a', 'x'), check('a'), retry('a'), respond('a', 'y'), check('a')],
			{ response: ['y'], checks: 2, first: { response: ['x'] } },
		],
		[
			'counts it when handed in, too',
			[respond('a', 'x'), check('a'), retry('a'), respond('a', 'y'), handIn],
			{ response: ['y'], checks: 1, first: { response: ['x'] } },
		],
		[
			'never checked, counts as handed in',
			[respond('a', 'x'), handIn],
			{ first: { response: ['x'] }, checks: 0 },
		],
		['left open, counts nothing', [handIn], { first: null }],
		['emptied, counts nothing', [respond('a', 'x'), respond('a'), handIn], { first: null }],
		['is flagged', [flag('a', true)], { flagged: true }],
		['is flagged no more', [flag('a', true), flag('a', false)], { flagged: false }],
		[
			'is flagged after its check',
			[respond('a', 'x'), check('a'), flag('a', true)],
			{ flagged: true, checks: 1 },
		],
	])('%s', (_, events, state) => {
		expect(replay([start('a b'), ...events]).items.a).toMatchObject(state);
	});
});

describe('certainty', () => {
	const asked = start('a b', { certainty: true });
	test.each([
		['is kept with the response', [respond('a', 'x', 3)], 3],
		['stays when only the response changes', [respond('a', 'x', 3), respond('a', 'y')], 3],
		['changes with the next', [respond('a', 'x', 3), respond('a', 'y', 1)], 1],
		['may be left out', [respond('a', 'x')], null],
	])('%s', (_, events, certainty) => {
		expect(replay([asked, ...events]).items.a).toMatchObject({ certainty });
	});

	test('is not taken when it was not asked for', () => {
		expect(replay([start('a'), respond('a', 'x', 3)]).items.a?.certainty).toBeNull();
	});

	test('counts as given with the first response', () => {
		const events = [
			asked,
			respond('a', 'x', 1),
			check('a'),
			retry('a'),
			respond('a', 'y', 3),
			check('a'),
			handIn,
		];
		expect(replay(events).items.a?.first).toEqual({ response: ['x'], certainty: 1 });
	});
});

describe('handing in taken back', () => {
	const atEnd = [start('a b', { feedback: 'end' }), respond('a', 'x'), handIn, reopen];

	test('what is left open can be answered and handed in', () => {
		const after = replay([...atEnd, respond('b', 'y'), handIn]);
		expect(after).toMatchObject({ submitted: true, reopened: 1 });
		expect(after.items.b?.first?.response).toEqual(['y']);
	});

	test('what was given goes on counting, though it can be changed', () => {
		const after = replay([...atEnd, respond('a', 'z'), handIn]);
		expect(after.items.a).toMatchObject({ response: ['z'], first: { response: ['x'] } });
	});

	test('the same, where it is checked only now', () => {
		const after = replay([start('a b'), respond('a', 'x'), handIn, reopen, respond('a', 'z'), check('a')]);
		expect(after.items.a).toMatchObject({ phase: 'checked', first: { response: ['x'] } });
	});
});

describe('feedback at the end', () => {
	const atEnd = start('a b', { feedback: 'end' });
	test('nothing is checked on the way, and the last response counts', () => {
		const before = replay([atEnd, respond('a', 'x'), check('a'), reveal('a'), respond('a', 'y')]);
		expect(before.items.a).toEqual({ ...open, response: ['y'] });
		expect(apply(before, handIn).items.a?.first).toEqual({ response: ['y'], certainty: null });
	});
});

describe('an event that does not fit changes nothing', () => {
	const checked = [start('a b'), respond('a', 'x'), check('a')];
	test.each([
		['a response before the start', [], respond('a', 'x')],
		['handing in before the start', [], handIn],
		['a start without items', [], start('')],
		['a second start', [start('a b')], start('c d')],
		['a stranger', [start('a b')], respond('c', 'x')],
		['what every object has', [start('a b')], flag('constructor', true)],
		['what every object has, to move to', [start('a b')], move('__proto__')],
		['moving to where one is', [start('a b')], move('a')],
		['a check without a response', [start('a b')], check('a')],
		['a second check', checked, check('a')],
		['revealing what is open', [start('a b')], reveal('a')],
		['revealing twice', [...checked, reveal('a')], reveal('a')],
		['retrying what is open', [start('a b')], retry('a')],
		['retrying what is revealed', [...checked, reveal('a')], retry('a')],
		['a flag that is there', [start('a b'), flag('a', true)], flag('a', true)],
		['a response after handing in', [start('a b'), handIn], respond('a', 'x')],
		['a flag after handing in', [start('a b'), handIn], flag('a', true)],
		['handing in twice', [start('a b'), handIn], handIn],
		['taking back what was not submitted', [start('a b'), respond('a', 'x')], reopen],
		['starting after handing in', [start('a b'), handIn], start('a b')],
	])('%s', (_, before, event) => {
		const attempt = replay(before);
		expect(apply(attempt, event)).toBe(attempt);
	});

	test('no events, no attempt', () => {
		expect(replay([])).toBe(emptyAttempt);
	});
});
