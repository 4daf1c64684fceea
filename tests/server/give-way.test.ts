import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { asRequest, flatMapInSlices, giveWay } from '../../src/lib/server/give-way.ts';

/** Takes longer than a slice. */
function work() {
	const until = performance.now() + 10;
	while (performance.now() < until);
}

/** A page of so many slices, each noted. */
const page = (slices: number, done: string[], name: string) =>
	asRequest(true, async () => {
		for (let n = 0; n < slices; n += 1) {
			work();
			done.push(name);
			await giveWay();
		}
	});

const last = (done: readonly string[]) => [...new Set(done.toReversed())].toReversed();

test('A short request finishes before a long one that is in progress', async () => {
	const done: string[] = [];
	const long = page(20, done, 'long');
	const short = asRequest(false, async () => {
		// Like a request that asks the database several times.
		for (let n = 0; n < 10; n += 1) await setImmediate();
		done.push('short');
	});
	await Promise.all([long, short]);
	expect(last(done)).toEqual(['short', 'long']);
});

test('A small page overtakes a long one', async () => {
	const done: string[] = [];
	let small: Promise<void> | undefined;
	const long = asRequest(true, async () => {
		for (let n = 0; n < 20; n += 1) {
			work();
			if (n === 10) small = page(3, done, 'small');
			await giveWay();
		}
		done.push('long');
	});
	await long;
	await small;
	expect(done).toEqual(['small', 'small', 'small', 'long']);
});

test('Long pages run one after another', async () => {
	const done: string[] = [];
	await Promise.all(['a', 'b', 'c'].map((name) => page(15, done, name)));
	expect(last(done)).toEqual(['a', 'b', 'c']);
	const untilFirst = done.slice(0, done.lastIndexOf('a'));
	expect(untilFirst.filter((name) => name === 'b').length).toBeLessThan(8);
});

test('A long page keeps its turn while it waits for something, and gives it up when it fails', async () => {
	const done: string[] = [];
	const failing = asRequest(true, async () => {
		for (let n = 0; n < 10; n += 1) {
			work();
			await giveWay();
		}
		for (let n = 0; n < 50; n += 1) await setImmediate();
		done.push('failing');
		throw new Error('The database is away.');
	});
	const next = page(10, [], 'next').then(() => done.push('next'));
	await expect(failing).rejects.toThrow('away');
	await next;
	expect(done).toEqual(['failing', 'next']);
});

test('Work that outlives its request does not block others', async () => {
	const done: string[] = [];
	let rest = Promise.resolve();
	await asRequest(true, async () => {
		rest = (async () => {
			await setImmediate();
			for (let n = 0; n < 20; n += 1) {
				work();
				await giveWay();
			}
			done.push('rest');
		})();
	});
	await rest;
	await page(10, done, 'page');
	expect(last(done)).toEqual(['rest', 'page']);
});

test('flatMapInSlices returns what flatMap returns, inside a request and outside', async () => {
	const all = [3, 1, 2];
	const make = (n: number) => Array<number>(n).fill(n);
	expect(await flatMapInSlices(all, make)).toEqual(all.flatMap(make));
	expect(await asRequest(false, () => flatMapInSlices(all, make))).toEqual(all.flatMap(make));
});
