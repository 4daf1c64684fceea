import { expect, test } from 'vitest';
import { keyLines } from '../../src/lib/quiz/explain.ts';
import { explainedGap } from '../../src/lib/quiz/kinds/gap/explain.ts';
import { ITEMS } from '../server/attempts/canaries.ts';

test('a gap says why its right choice is right, on a key too, and not why the others are wrong', () => {
	const item = ITEMS.find(({ kind }) => kind === 'gap');
	if (item?.kind !== 'gap') throw new Error('no gap');
	for (const [at, gap] of item.gaps.entries()) {
		const right = gap.choices.filter(({ correct }) => correct);
		const said = explainedGap(gap);
		for (const { rationale, citations } of [gap, ...right]) {
			expect(said.rationale).toContain(rationale);
			expect(said.citations).toEqual(expect.arrayContaining([...citations]));
		}
		for (const wrong of gap.choices.filter(({ correct }) => !correct))
			expect(said.rationale).not.toContain(wrong.rationale);
		expect(keyLines(item)[at]).toMatchObject(said);
	}
});
