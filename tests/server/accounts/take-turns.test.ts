import { expect, test } from 'vitest';
import { TooMany, takeTurns } from '../../../src/lib/server/accounts/take-turns.ts';

/** Work that ends when it is told to. */
function makeWork() {
	const begun: number[] = [];
	const ends = new Map<number, () => void>();
	const work = (name: number) => () => {
		begun.push(name);
		return new Promise<number>((resolve) => ends.set(name, () => resolve(name)));
	};
	return { begun, work, end: (name: number) => ends.get(name)?.() };
}

test('so many work at once, the others wait in order, and who comes to a full queue is turned away', async () => {
	const inTurn = takeTurns(2, 3);
	const { begun, work, end } = makeWork();
	const all = [0, 1, 2, 3, 4].map((name) => inTurn(work(name)));
	await expect(inTurn(work(5))).rejects.toBeInstanceOf(TooMany);
	expect(begun).toEqual([0, 1]);
	end(1);
	expect(await all[1]).toBe(1);
	expect(begun).toEqual([0, 1, 2]);
	end(0);
	await all[0];
	end(2);
	await all[2];
	expect(begun).toEqual([0, 1, 2, 3, 4]);
	end(3);
	end(4);
	expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
	const again = inTurn(work(6));
	end(6);
	expect(await again).toBe(6);
});

test('work that fails gives its place on', async () => {
	const inTurn = takeTurns(1, 5);
	const fails = () => Promise.reject(new Error('no such luck'));
	const all = await Promise.allSettled([inTurn(fails), inTurn(fails), inTurn(() => Promise.resolve('done'))]);
	expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
