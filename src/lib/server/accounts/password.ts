import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { takeTurns } from './take-turns.ts';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/**
 * OWASP's Password Storage Cheat Sheet, scrypt: N = 2^15, r = 8, p = 3, which is 32 MiB and about 0.2 s.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const MEMORY = 64 * 2 ** 20;

/** Each takes a core and 32 MiB: a flood of sign-ins must not starve what learners do. */
const inTurn = takeTurns(2, 50);

/**
 * @returns `scrypt$N$r$p$salt$key`, salt and key in base64url
 * @throws TooMany when too many wait already
 */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const key = await inTurn(() => derive(normal(password), salt, KEY_BYTES, { ...COST, maxmem: MEMORY }));
	return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Takes the same time for a right and a wrong password.
 * @returns false also for a hash that is none of ours
 * @throws TooMany when too many wait already
 */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
	const [scheme, ...parts] = hash.split('$');
	const [N, r, p] = parts.slice(0, 3).map(Number);
	const [salt, key] = parts.slice(3).map((part) => Buffer.from(part, 'base64url'));
	if (scheme !== 'scrypt' || !N || !r || !p || !salt || key?.length !== KEY_BYTES) return false;
	const found = await inTurn(() => derive(normal(password), salt, KEY_BYTES, { N, r, p, maxmem: MEMORY }));
	return timingSafeEqual(found, key);
}

/** The same letters, however a keyboard composes them (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string) => password.normalize('NFKC');
