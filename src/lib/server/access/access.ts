/** Whom a route is for, and whose thing its parameter has to be. */
export type Access =
	/** Anybody. What is refused is said by pages of their own (`refusals.ts`). */
	| 'anybody'
	/** Whoever has signed in. */
	| 'teacher'
	| 'administrator'
	/** The teacher whose class `[class]` is. */
	| 'teacher-of-class'
	/** The teacher of the class that `[assignment]` was given to. */
	| 'teacher-of-assignment'
	/** A student of the class that `[assignment]` was given to, on a device that has joined it. */
	| 'student-of-assignment';

/**
 * Every route there is, by its id. `authorize` asks here and nowhere else; a route that is not listed is refused,
 * and fails the tests.
 */
export const ACCESS: Readonly<Record<string, Access>> = {
	'/': 'anybody',
	'/data': 'anybody',
	'/offline': 'anybody',
	'/assignments': 'anybody',
	'/assignments/refused/[why]': 'anybody',
	'/assignments/[assignment]': 'student-of-assignment',
	'/assignments/[assignment]/[place]': 'student-of-assignment',
	'/assignments/[assignment]/[place]/events': 'student-of-assignment',
	'/assignments/[assignment]/[place]/results': 'student-of-assignment',
	'/learn/[module]': 'anybody',
	'/learn/[module]/certificate': 'anybody',
	'/learn/[module]/glossary': 'anybody',
	'/learn/[module]/guide': 'anybody',
	'/learn/[module]/guide/keys': 'anybody',
	'/learn/[module]/outline.json': 'anybody',
	'/learn/[module]/read/[reading]/parts.json': 'anybody',
	'/learn/[module]/quiz/[quiz]': 'anybody',
	'/learn/[module]/quiz/[quiz]/check': 'anybody',
	'/learn/[module]/quiz/[quiz]/print/[[key=key]]': 'anybody',
	'/learn/[module]/quiz/[quiz]/results.json': 'anybody',
	'/learn/[module]/read/[reading]': 'anybody',
	'/learn/[module]/read/[reading]/plain.json': 'anybody',
	'/learn/[module]/review': 'anybody',
	'/learn/[module]/terms.json': 'anybody',
	'/join': 'anybody',
	'/join/[code]': 'anybody',
	'/teach': 'teacher',
	'/teach/classes/new': 'teacher',
	'/teach/classes/[class]/assign': 'teacher-of-class',
	'/teach/classes/[class]': 'teacher-of-class',
	'/teach/classes/[class]/code': 'teacher-of-class',
	'/teach/classes/[class]/data.json': 'teacher-of-class',
	'/teach/classes/[class]/people': 'teacher-of-class',
	'/teach/classes/[class]/people/[student]': 'teacher-of-class',
	'/teach/classes/[class]/people/[student]/data.json': 'teacher-of-class',
	'/teach/classes/[class]/people/cards': 'teacher-of-class',
	'/teach/classes/[class]/settings': 'teacher-of-class',
	'/teach/account': 'teacher',
	'/teach/assignments/[assignment]': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/edit': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/preview': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/live': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/live/changes': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/certainty': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/export/[file]': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/items': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/items/[paper]/[item]': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/reading': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/regrade': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/report': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/students/[student]': 'teacher-of-assignment',
	'/teach/auth/callback/[provider]': 'anybody',
	'/teach/forgotten': 'anybody',
	'/teach/invitation/[secret]': 'anybody',
	'/teach/password/[secret]': 'anybody',
	'/teach/refused/[why]': 'anybody',
	'/teach/set-up/[secret]': 'anybody',
	'/teach/sign-in': 'anybody',
	'/teach/sign-in/school': 'anybody',
	'/teach/sign-out': 'teacher',
	'/teach/sign-up': 'anybody',
	'/teach/teachers': 'administrator',
	'/teach/teachers/[teacher]': 'administrator',
};
