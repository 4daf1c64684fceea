import { expect, test } from 'vitest';
import type { Levels } from '../../src/lib/quiz/kinds/open/item.ts';
import {
	countingMark,
	isSame,
	marksFor,
	markState,
	roleOf,
	seesOthers,
	type Mark,
	type MarkRole,
	type Marks,
} from '../../src/lib/rules/marking.ts';

const ONE = { anonymous: false, second: false };
const TWO = { anonymous: false, second: true };
const NONE: Marks = { first: null, second: null, settled: null };
let made = 0;
const mark = (role: MarkRole, claim: number, marker: string | null, answer = 'x'): Mark => ({
	id: `m${(made += 1)}`,
	marker,
	role,
	answer,
	levels: { claim },
	comment: '',
	madeAt: made,
});
const given = (...marks: readonly Mark[]) => marksFor(marks, 'x');
const ann = { id: 'ann', isOwner: false };
const ben = { id: 'ben', isOwner: false };
const owner = { id: 'owner', isOwner: true };

test('the newest of a role holds, and what was given for another text is void', () => {
	const [old, text, fresh] = [mark('first', 1, 'ann'), mark('first', 4, 'ann', 'y'), mark('first', 3, 'ben')];
	expect(marksFor([old, text, fresh], 'x').first).toBe(fresh);
	expect(marksFor([old, text, fresh], 'y').first).toBe(text);
	expect(marksFor([old, text, fresh], 'z')).toEqual(NONE);
});

test.each([
	['nothing yet', NONE, 'waiting', 'waiting'],
	['one mark', given(mark('first', 3, 'ann')), 'marked', 'second'],
	['two that agree', given(mark('first', 3, 'ann'), mark('second', 3, 'ben')), 'marked', 'marked'],
	['two that differ', given(mark('first', 3, 'ann'), mark('second', 2, 'ben')), 'marked', 'differs'],
	[
		'what was settled',
		given(mark('first', 3, 'ann'), mark('second', 2, 'ben'), mark('settled', 2, 'ann')),
		'marked',
		'marked',
	],
] as const)('%s: how it stands with one marker, and with two', (_, marks, alone, both) => {
	expect(markState(marks, ONE)).toBe(alone);
	expect(markState(marks, TWO)).toBe(both);
});

test('what counts is what was settled, else the first mark; of two only once they agree', () => {
	const first = mark('first', 3, 'ann');
	const settled = mark('settled', 2, 'ann');
	expect(countingMark(given(first), ONE)).toBe(first);
	expect(countingMark(given(first), TWO)).toBeNull();
	expect(countingMark(given(first, mark('second', 2, 'ben')), TWO)).toBeNull();
	expect(countingMark(given(first, mark('second', 3, 'ben')), TWO)).toBe(first);
	expect(countingMark(given(first, mark('second', 2, 'ben'), settled), TWO)).toBe(settled);
	expect(countingMark(given(first, settled), ONE)).toBe(settled);
});

test('with one marker everybody goes on with the same mark', () => {
	expect(roleOf(NONE, ONE, ann)).toBe('first');
	expect(roleOf(given(mark('first', 3, 'ann')), ONE, ben)).toBe('first');
	expect(roleOf(given(mark('first', 3, 'ann'), mark('settled', 3, 'ann')), ONE, ben)).toBe('settled');
});

test('with two the other teacher is the second, who sees nothing of the first', () => {
	const marks = given(mark('first', 3, 'ann'));
	expect(roleOf(marks, TWO, ann)).toBe('first');
	expect(roleOf(marks, TWO, ben)).toBe('second');
	expect(roleOf(marks, TWO, owner)).toBe('second');
	expect(seesOthers(roleOf(marks, TWO, ben))).toBe(false);
	expect(seesOthers(roleOf(marks, TWO, ann))).toBe(true);
});

test('the first marker or the owner settles what differs; an account that is gone leaves it to the owner', () => {
	const both = given(mark('first', 3, 'ann'), mark('second', 2, 'ben'));
	expect([ann, owner, ben].map((who) => roleOf(both, TWO, who))).toEqual(['settled', 'settled', null]);
	const orphans = given(mark('first', 3, null), mark('second', 2, 'ben'));
	expect([ann, owner, ben].map((who) => roleOf(orphans, TWO, who))).toEqual([null, 'settled', null]);
});

test('levels are the same only if every criterion is', () => {
	const some: Levels = { claim: 3, evidence: 2 };
	expect(isSame(some, { evidence: 2, claim: 3 })).toBe(true);
	expect(isSame(some, { claim: 3 })).toBe(false);
	expect(isSame({}, some)).toBe(false);
});
