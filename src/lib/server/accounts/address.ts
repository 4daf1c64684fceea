import { createHmac } from 'node:crypto';
import { networkOf } from '../network.ts';

/** Where better-auth looks for a client's address. Only our own server says it: see `withAddress`. */
export const ADDRESS_HEADER = 'x-mandate-address';

/**
 * Headers that tell better-auth where a request comes from, whatever it said itself. It counts requests by that and
 * stores it with a session, so it is told no real address, but one that only this server can make from its network: a
 * private IPv6 (RFC 4193), of which it looks at the first 64 bits.
 * @param address as the server has it from the connection or, where that is configured, from a proxy
 */
export function withAddress(headers: Headers, secret: string, address: string): Headers {
	const hash = createHmac('sha256', secret).update(networkOf(address)).digest('hex');
	const groups = `fd${hash.slice(0, 14)}`.match(/.{4}/g) ?? [];
	const told = new Headers(headers);
	told.set(ADDRESS_HEADER, `${groups.join(':')}::1`);
	return told;
}
