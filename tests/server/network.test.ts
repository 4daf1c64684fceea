import { describe, expect, test } from 'vitest';
import { anonymous, anonymousNetwork, networkOf } from '../../src/lib/server/network.ts';
import { withAddress } from '../../src/lib/server/accounts/address.ts';

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

	test('is what is counted, for teachers as for codes, and in what better-auth is told', () => {
		const [one, neighbour, other] = ['2001:db8:1:2::a', '2001:db8:1:2::b', '2001:db8:1:3::a'] as const;
		expect(anonymousNetwork('secret', one)).toBe(anonymousNetwork('secret', neighbour));
		expect(anonymousNetwork('secret', one)).not.toBe(anonymousNetwork('secret', other));
		const told = (address: string) => withAddress(new Headers(), 'secret', address).get('x-mandate-address');
		expect(told(one)).toBe(told(neighbour));
		expect(told(one)).not.toBe(told(other));
	});
});

test('an address is kept as something only this server can make of it', () => {
	const kept = anonymous('secret', '192.0.2.1');
	expect(kept).toMatch(/^[\w-]{16}$/);
	expect(anonymous('secret', '192.0.2.1')).toBe(kept);
	expect(anonymous('secret', '192.0.2.2')).not.toBe(kept);
	expect(anonymous('another', '192.0.2.1')).not.toBe(kept);
});
