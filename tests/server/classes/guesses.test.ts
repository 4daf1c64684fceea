import { describe, expect, test } from 'vitest';
import { guess, networkOf } from '../../../src/lib/server/classes/guesses.ts';
import { eachEngine } from '../each-engine.ts';
import { NOW } from './make-class.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const SECRET = 'a secret of more than thirty-two characters';
const from = (address: string, now = NOW) => ({ address, secret: SECRET, now });
const wrong = () => Promise.resolve(null);
const right = () => Promise.resolve('here');

async function times(count: number, once: (n: number) => Promise<{ refused?: string } | { found: unknown }>) {
	const words: string[] = [];
	for (let n = 0; n < count; n += 1) {
		const result = await once(n);
		words.push('refused' in result ? (result.refused ?? '') : 'found');
	}
	return words;
}

describe('the network of an address', () => {
	test.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:0DB8:1::6', '2001:db8:1:0'],
		['2001:db8::', '2001:db8:0:0'],
		['::1', '0:0:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0'],
	])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});

eachEngine('guessing codes', (make) => {
	const guessFrom =
		(database: Database, address: string, classId: string | null = null, now = NOW) =>
		() =>
			guess(database.db, from(address, now), classId, wrong);

	test('is refused after a hundred wrong ones from an address, also after a restart, also the right one', async () => {
		const place = await make();
		const database = await place.ready();
		const words = await times(102, guessFrom(database, '192.0.2.7'));
		expect(words.indexOf('too-many')).toBe(100);
		const restarted = place.open();
		expect(await guess(restarted.db, from('192.0.2.7'), null, right)).toEqual({ refused: 'too-many' });
		expect(await guess(restarted.db, from('192.0.2.8'), null, right)).toEqual({ found: 'here' });
		const later = from('192.0.2.7', NOW + 600_000);
		expect(await guess(restarted.db, later, null, right)).toEqual({ found: 'here' });
	});

	test('counts a network of IPv6 as one', async () => {
		const database = await (await make()).ready();
		const words = await times(101, (n) =>
			guess(database.db, from(`2001:db8:1:2::${n.toString(16)}`), null, wrong),
		);
		expect(words.indexOf('too-many')).toBe(100);
	});

	test('of resume codes in one class is refused after three hundred, from however many addresses', async () => {
		const database = await (await make()).ready();
		const words = await times(302, (n) => guessFrom(database, `192.0.2.${n % 250}`, 'class-1')());
		expect(words.indexOf('too-many')).toBe(300);
		expect(await guess(database.db, from('198.51.100.1'), 'class-2', right)).toEqual({ found: 'here' });
		const tomorrow = from('198.51.100.1', NOW + 86_400_000);
		expect(await guess(database.db, tomorrow, 'class-1', right)).toEqual({ found: 'here' });
	});

	test('does not get further in parallel', async () => {
		const place = await make();
		const database = await place.ready();
		const all = await Promise.all(Array.from({ length: 150 }, guessFrom(database, '192.0.2.7')));
		expect(all.filter((one) => 'refused' in one && one.refused === 'wrong')).toHaveLength(100);
	});

	test('never slows down forty students at one address, hour after hour', async () => {
		const database = await (await make()).ready();
		for (let lesson = 0; lesson < 8; lesson += 1) {
			const all = await Promise.all(
				Array.from({ length: 40 }, () => guess(database.db, from('192.0.2.7'), 'class-1', right)),
			);
			expect(all.every((one) => 'found' in one)).toBe(true);
		}
		const counts = await database.db.selectFrom('throttle').select('count').execute();
		expect(counts.map(({ count }) => count)).toEqual([0, 0]);
	});

	test('leaves no address in the database', async () => {
		const database = await (await make()).ready();
		await guessFrom(database, '192.0.2.7', 'class-1')();
		const rows = await database.db.selectFrom('throttle').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain('192.0.2');
	});
});
