import { randomBytes } from 'node:crypto';

/**
 * An id for a new row: UUID version 7 (RFC 9562). Later ones sort after earlier ones, so an index grows at its end.
 * @param now milliseconds since 1970
 */
export function newId(now: number): string {
	const bytes = randomBytes(16);
	bytes.writeUIntBE(now, 0, 6);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
