import { studentCookie } from '../access/authorize.ts';
import { leaveClass, studentOnDevice } from './join-class.ts';
import { forgetStudent } from './student-cookies.ts';
import type { Cookies } from '@sveltejs/kit';
import type { Database } from '../database/engine.ts';

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
