import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * What is counted, wherever addresses are counted: one household or school has 2⁶⁴ addresses of IPv6, so it is what
 * they have in common; of IPv4 it is the address.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!isIPv6(address)) return address;
	const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
	const before = head === '' ? [] : head.split(':');
	const after = !tail ? [] : tail.split(':');
	const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
	const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
	return groups
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}

/** Something personal, as it may be kept: 96 bits that only this server can make from it. */
export const anonymous = (secret: string, text: string) =>
	createHmac('sha256', secret).update(text).digest('base64url').slice(0, 16);

/** The network of an address, as it may be kept. */
export const anonymousNetwork = (secret: string, address: string) => anonymous(secret, networkOf(address));
