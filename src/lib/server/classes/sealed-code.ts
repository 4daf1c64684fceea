import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { showResumeCode } from '../../rules/code.ts';
import type { StudentTable } from '../database/tables/classes.ts';

/**
 * Resume codes as they are stored. A teacher prints them, so they have to be read again, and a student types one, so it
 * has to be found: each is encrypted, and has a keyed hash beside it. A copy of the database without the server's secret
 * opens no door; a secret that is lost takes the codes with it, and nothing else.
 */
export interface SealedCode {
	/** `1.` and base64url: nonce, what was encrypted, tag. */
	readonly resume_code: string;
	/** Keyed hash, the same for the same code in the same class. */
	readonly resume_key: string;
}

const VERSION = '1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyFor = (secret: string, use: string) =>
	Buffer.from(hkdfSync('sha256', needed(secret), '', `mandate resume code ${use}`, 32));

/** @param code as `resumeCode` makes it */
export function sealCode(secret: string, classId: string, code: string): SealedCode {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'seal'), nonce).setAAD(Buffer.from(classId));
	const text = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()]);
	const sealed = Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64url');
	return { resume_code: VERSION + sealed, resume_key: codeKey(secret, classId, code) };
}

/** The code again; null when it was sealed under another secret: then only a new one helps. */
export function openCode(
	secret: string,
	{ class_id, resume_code }: { readonly class_id: string; readonly resume_code: string },
): string | null {
	const sealed = Buffer.from(resume_code.slice(VERSION.length), 'base64url');
	if (!resume_code.startsWith(VERSION) || sealed.length <= NONCE_BYTES + TAG_BYTES) return null;
	const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'seal'), sealed.subarray(0, NONCE_BYTES))
		.setAAD(Buffer.from(class_id))
		.setAuthTag(sealed.subarray(-TAG_BYTES));
	try {
		return (
			decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)).toString('utf8') + decipher.final('utf8')
		);
	} catch {
		return null;
	}
}

/** What a typed code is found by. */
export const codeKey = (secret: string, classId: string, code: string): string =>
	createHmac('sha256', keyFor(secret, 'find')).update(`${classId} ${code}`).digest('base64url');

function needed(secret: string): string {
	if (secret) return secret;
	throw new Error('Resume codes are stored encrypted. Set MANDATE_SECRET to the value the server uses.');
}

/** A student's resume code as it is printed; a dash for one that this server's secret does not open. */
export function shownCode({ secret }: { readonly secret: string }, student: StudentTable): string {
	const code = openCode(secret, student);
	return code === null ? '—' : showResumeCode(code);
}
