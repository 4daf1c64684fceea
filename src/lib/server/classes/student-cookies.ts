import type { Cookies } from '@sveltejs/kit';
import { studentCookie, studentOnDevice } from '../access/authorize.ts';
import { JOINED } from '../../wire/due.ts';
import type { Database } from '../database/engine.ts';
import { type Joined, leaveClass } from './join-class.ts';

const YEAR_S = 365 * 86_400;
/** Which student has just joined here: only then is the resume code shown. */
const JUST_JOINED = 'mandate-joined';
const JUST_S = 600;

/** Keeps the secret of a student on the device. @param url of the request: over https it never goes in the clear */
export function keepStudent(cookies: Cookies, url: URL, { student, secret }: Joined): void {
	const kept = { httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
	cookies.set(studentCookie(student.class_id), secret, { ...kept, path: '/', maxAge: YEAR_S });
	cookies.set(JUST_JOINED, student.id, { ...kept, path: '/join', maxAge: JUST_S });
	sayJoined(cookies, url, true);
}

/** Tells the scripts of pages that are made ahead whether anybody has joined here; the secret they cannot read. */
function sayJoined(cookies: Cookies, url: URL, isIn: boolean): void {
	const kept = { httpOnly: false, sameSite: 'lax', secure: url.protocol === 'https:', path: '/' } as const;
	if (isIn) cookies.set(JOINED, Date.now().toString(36), { ...kept, maxAge: YEAR_S });
	else cookies.delete(JOINED, kept);
}

/** Those who joined before there was such a cookie get it, and those lose it who are nobody's student any more. */
export function mendJoined(cookies: Cookies, url: URL, isIn: boolean): void {
	if (isIn !== (cookies.get(JOINED) !== undefined)) sayJoined(cookies, url, isIn);
}

export const hasJustJoined = (cookies: Cookies, student: string) => cookies.get(JUST_JOINED) === student;

/** The same for a teacher who takes an assignment to see it: until the browser is closed. */
export function keepPreview(
	cookies: Cookies,
	url: URL,
	{ classId, secret }: { readonly classId: string; readonly secret: string },
): void {
	const secure = url.protocol === 'https:';
	cookies.set(studentCookie(classId), secret, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
}

export const forgetPreview = (cookies: Cookies, url: URL, classId: string): void =>
	cookies.delete(studentCookie(classId), { path: '/', secure: url.protocol === 'https:' });

/** Forgets who this device was in a class. */
function forgetStudent(cookies: Cookies, url: URL, classId: string): void {
	const secure = url.protocol === 'https:';
	cookies.delete(studentCookie(classId), { path: '/', secure });
	cookies.delete(JUST_JOINED, { path: '/join', secure });
	const others = cookies.getAll().filter(({ name }) => name.startsWith(studentCookie('')));
	sayJoined(
		cookies,
		url,
		others.some(({ name }) => name !== studentCookie(classId)),
	);
}

/**
 * This device is nobody in that class any more; the resume code brings the student back.
 * @param student id of the one whom the page named; empty where it named none
 * @returns false when another student has signed in on this device meanwhile: that one stays
 */
export async function signOut(
	database: Database,
	{ cookies, url }: { readonly cookies: Cookies; readonly url: URL },
	{ classId, student }: { readonly classId: string; readonly student: string },
): Promise<boolean> {
	const secret = cookies.get(studentCookie(classId));
	if (!secret) return true;
	const me = await studentOnDevice(database.db, classId, secret);
	if (me && student !== '' && me.id !== student) return false;
	await leaveClass(database, secret);
	forgetStudent(cookies, url, classId);
	return true;
}
