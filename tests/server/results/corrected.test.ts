import { describe, expect, test } from 'vitest';
import { versionOf } from '../../../src/lib/server/assignments/assignments.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { correctedVersion } from '../../../src/lib/server/results/corrected.ts';
import { hashOf, type QuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

// What a teacher assigned is the former version; the library has the corrected one.
const found = modules.flatMap((module) => module.quizzes.map((quiz) => ({ module, quiz })));

/** The first quiz of the library with such an item, as it was before that item was corrected. */
function before(isIt: (item: Item) => boolean, change: (item: Item) => Item) {
	const at = found.find(({ quiz }) => quiz.items.some(isIt));
	const item = at?.quiz.items.find(isIt);
	if (!at || !item) throw new Error('The library has no such item.');
	const now = versionOf(at.module, at.quiz);
	const items = now.quiz.items.map((one) => (one === item ? change(one) : one));
	const version: QuizVersion = { ...now, quiz: { ...now.quiz, items } };
	return { now, item, version, corrected: correctedVersion({ version, hash: hashOf(version) }) };
}

const isTyped = (item: Item) => item.kind === 'gap' && item.gaps.some(({ accept }) => accept.length > 1);

describe('a quiz that was corrected since it was assigned', () => {
	test('is the same when it is the same', () => {
		const [first] = found;
		if (!first) throw new Error('The library is empty.');
		const version = versionOf(first.module, first.quiz);
		expect(correctedVersion({ version, hash: hashOf(version) })).toBeNull();
	});

	test('says what was right and what is', () => {
		const { corrected, item } = before(
			({ kind }) => kind === 'choice',
			(one) =>
				one.kind === 'choice'
					? { ...one, choices: one.choices.map((choice) => ({ ...choice, correct: !choice.correct })) }
					: one,
		);
		expect(corrected?.different).toEqual([]);
		expect(corrected?.changes).toMatchObject([{ id: item.id }]);
		expect(corrected?.changes[0]?.now).not.toEqual(corrected?.changes[0]?.before);
	});

	test('counts another accepted spelling as a change of the key, and names it', () => {
		const { corrected, item } = before(isTyped, (one) =>
			one.kind === 'gap'
				? { ...one, gaps: one.gaps.map((gap) => ({ ...gap, accept: gap.accept.slice(0, 1) })) }
				: one,
		);
		expect(corrected?.changes).toMatchObject([{ id: item.id }]);
		const accept = item.kind === 'gap' ? (item.gaps.find((gap) => gap.accept.length > 1)?.accept ?? []) : [];
		expect(corrected?.changes[0]?.now.join()).toContain(accept.join(' or '));
		expect(corrected?.changes[0]?.before.join()).not.toContain(accept.join(' or '));
	});

	test('has no change of the key where words were mended', () => {
		const { corrected } = before(
			() => true,
			(one) => ({ ...one, prompt: 'As it was asked before.' }),
		);
		expect(corrected?.changes).toEqual([]);
		expect(corrected?.different).toEqual([]);
	});

	test('cannot be graded by when an item kept its name and became another kind', () => {
		const { corrected, item } = before(
			({ kind }) => kind === 'choice',
			(one) => (one.kind === 'choice' ? { ...one, kind: 'evidence', choices: [] } : one),
		);
		expect(corrected?.different.toSorted()).toEqual([`${item.id} (choice)`, `${item.id} (evidence)`]);
	});

	test('brings the reading that a correction cites for the first time', () => {
		const { now } = before(
			() => true,
			(one) => one,
		);
		const without: QuizVersion = { ...now, readings: now.readings.slice(1) };
		expect(correctedVersion({ version: without, hash: hashOf(without) })?.version.readings).toEqual(
			now.readings,
		);
	});
});
