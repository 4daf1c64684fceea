import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../../src/lib/server/accounts/password.ts';

test('a password is known again, and no other is', async () => {
	const hash = await hashPassword('correct horse battery');
	expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
	expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
	expect(await verifyPassword(hash, 'correct horse batterY')).toBe(false);
	expect(await verifyPassword(hash, '')).toBe(false);
});

test('the same password has another hash each time', async () => {
	expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
});

test('letters count as the same however a keyboard composes them', async () => {
	expect(
		await verifyPassword(await hashPassword('e\u0301te\u0301 a\u0300 Gene\u0300ve'), 'été à Genève'),
	).toBe(true);
});

test.each([
	'',
	'x',
	'plain text',
	'scrypt$0$0$0$$',
	'bcrypt$32768$8$3$AAAA$AAAA',
	'scrypt$32768$8$3$AAAA$AAAA',
])('a hash that is none of ours fits no password: %s', async (hash) => {
	expect(await verifyPassword(hash, '')).toBe(false);
	expect(await verifyPassword(hash, 'x')).toBe(false);
});
