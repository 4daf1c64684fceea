import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mixed, mixedSteps } from '../../src/lib/quiz/shuffle.ts';
import { given } from './make.ts';

const parts = (words: string) => given(words).map((id) => ({ id }));
const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id).join(' ');
const SEEDS = Array.from({ length: 6000 }, (_, seed) => `attempt-${seed} item`);

describe('mixed parts', () => {
	test('come in an order that says nothing of the order they were written in', () => {
		const written = fc.shuffledSubarray(parts('a b c d e f'), { minLength: 6 });
		fc.assert(
			fc.property(written, written, fc.string(), (one, other, seed) => {
				expect(ids(mixed(one, seed))).toBe(ids(mixed(other, seed)));
			}),
		);
	});

	test('are the parts themselves, and the list stays as it was', () => {
		const written = Object.freeze(parts('c a b'));
		expect(new Set(mixed(written, 'seed'))).toEqual(new Set(written));
		expect(ids(written)).toBe('c a b');
	});
});

describe('mixed steps', () => {
	test.each(['a b c', 'c b a', 'b d a c', 'f a e b d c'])('%s are never solved already', (words) => {
		const steps = parts(words);
		for (const seed of SEEDS) {
			const shown = ids(mixedSteps(steps, seed));
			expect(shown).not.toBe(words);
			expect(shown.split(' ').toSorted()).toEqual(words.split(' ').toSorted());
		}
	});

	test.each(['', 'only'])('of “%s” are that', (words) => {
		expect(ids(mixedSteps(parts(words), 'seed'))).toBe(words);
	});

	test.each(['d a c b', 'f a e b d c'])(
		'%s: the first place holds each step about equally often',
		(words) => {
			const steps = parts(words);
			const first = Map.groupBy(SEEDS, (seed) => mixedSteps(steps, seed)[0]?.id);
			const fair = SEEDS.length / steps.length;
			expect(first.size).toBe(steps.length);
			// A step that is the key's first is a little rarer: the solved order itself is left out.
			for (const [id, times] of first) expect(Math.abs(times.length / fair - 1), id).toBeLessThan(0.25);
		},
	);
});
