import { describe, expect, test } from 'vitest';
import { explainedParts } from '../../src/lib/quiz/explain.ts';
import { choice, gap, listGap, match, order, statement, typedGap } from './make.ts';
import { items } from './real.ts';

const silent = { rationale: '', citations: [], notStated: false };

describe('where an author wrote what explains', () => {
	test.each([
		[choice('a b*'), ['', 'choices.0!', 'choices.1!']],
		[statement('true false*'), ['', 'judgements.true!', 'judgements.false!']],
		[order('a b'), ['', 'steps.0!', 'steps.1!']],
		[match('a=x b=x', 'x y'), ['', 'targets.0', 'targets.1!', 'rows.0!', 'rows.1!']],
		[
			gap([listGap('one', 'a b*'), typedGap('two', 'Gaza')]),
			['', 'gaps.0', 'gaps.0.choices.0!', 'gaps.0.choices.1!', 'gaps.1!'],
		],
	])('$kind (“!”: has to say why)', (item, paths) => {
		expect(explainedParts(item).map(({ path, needs }) => path.join('.') + (needs ? '!' : ''))).toEqual(paths);
	});

	test('mistakes stand within their row or gap, and may be silent', () => {
		const matched = match('a=x', 'x y');
		const rows = matched.rows.map((row) => ({ ...row, mistakes: [{ ...silent, target: 'y' }] }));
		const typed = { ...typedGap('two', 'Gaza'), mistakes: [{ ...silent, entries: ['Rafah'] }] };
		expect(explainedParts({ ...matched, rows }).at(-1)).toMatchObject({
			path: ['rows', 0, 'mistakes', 0],
			needs: false,
		});
		expect(explainedParts(gap([typed])).at(-1)).toMatchObject({
			path: ['gaps', 0, 'mistakes', 0],
			needs: false,
		});
	});
});

describe('of what ships', () => {
	test.each(items)('$name: nothing that explains is left out, nothing comes twice', ({ item }) => {
		const parts = explainedParts(item).map(({ part }) => part);
		expect(parts[0]).toBe(item);
		expect(new Set(parts).size).toBe(parts.length);
		expect(new Set(parts)).toEqual(new Set(allExplained(item)));
	});

	test.each(items)('$name: what has to say why does', ({ item }) => {
		for (const { part, path, needs } of explainedParts(item)) {
			if (needs) expect(part.rationale, path.join('.')).not.toBe('');
		}
	});
});

/** Every object within that has a rationale, found without knowing the kinds. */
function allExplained(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(allExplained);
	if (typeof value !== 'object' || value === null) return [];
	const within = Object.values(value).flatMap(allExplained);
	return 'rationale' in value ? [value, ...within] : within;
}
