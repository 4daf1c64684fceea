import { expect, test } from 'vitest';
import { coalesce } from '../../src/lib/learner/follow.ts';

/** Work that ends when it is told to. */
function work() {
	const ends: ((error?: Error) => void)[] = [];
	const run = () =>
		new Promise<void>((resolve, reject) => {
			ends.push((error) => (error ? reject(error) : resolve()));
		});
	return { run, ends };
}
/** Until all that waits on promises alone is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('requests made in the meantime are served by one more run', async () => {
	const { run, ends } = work();
	const again = coalesce(run);
	again();
	expect(ends).toHaveLength(1);
	for (let n = 0; n < 100; n += 1) again();
	await settled();
	expect(ends).toHaveLength(1);
	ends[0]?.();
	await settled();
	expect(ends).toHaveLength(2);
	ends[1]?.();
	await settled();
	expect(ends).toHaveLength(2);
	again();
	expect(ends).toHaveLength(3);
});

test('failed work blocks nothing', async () => {
	const { run, ends } = work();
	const again = coalesce(run);
	again();
	again();
	ends[0]?.(new Error('refused'));
	await settled();
	expect(ends).toHaveLength(2);
});
