import type { Cookies } from '@sveltejs/kit';
import { studentCookie } from '../access/authorize.ts';
import type { Joined } from './join-class.ts';

const YEAR_S = 365 * 86_400;
/** Which student has just joined here: only then is the resume code shown. */
const JUST_JOINED = 'mandate-joined';
const JUST_S = 600;

/** Keeps the secret of a student on the device. @param url of the request: over https it never goes in the clear */
export function keepStudent(cookies: Cookies, url: URL, { student, secret }: Joined): void {
	const kept = { httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
	cookies.set(studentCookie(student.class_id), secret, { ...kept, path: '/', maxAge: YEAR_S });
	cookies.set(JUST_JOINED, student.id, { ...kept, path: '/join', maxAge: JUST_S });
}

export const hasJustJoined = (cookies: Cookies, student: string) => cookies.get(JUST_JOINED) === student;

/** Forgets who this device was in a class. */
export function forgetStudent(cookies: Cookies, url: URL, classId: string): void {
	const secure = url.protocol === 'https:';
	cookies.delete(studentCookie(classId), { path: '/', secure });
	cookies.delete(JUST_JOINED, { path: '/join', secure });
}
