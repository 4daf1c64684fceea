/** Whom a route is for, and whose thing its parameter has to be. */
export type Access =
	/** Anybody. What is refused is said by pages of their own (`refusals.ts`). */
	| 'anybody'
	/** Whoever has signed in. */
	| 'teacher'
	| 'administrator'
	/** Teachers of `[class]`, in the role that `roleFor` says. */
	| 'teacher-of-class'
	/** Teachers of the class that `[assignment]` was given to, likewise. */
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
	'/assignments/due.json': 'anybody',
	'/assignments/refused/[why]': 'anybody',
	'/assignments/[assignment]': 'student-of-assignment',
	'/assignments/[assignment]/read': 'student-of-assignment',
	'/assignments/[assignment]/[place]': 'student-of-assignment',
	'/assignments/[assignment]/[place]/events': 'student-of-assignment',
	'/assignments/[assignment]/[place]/results': 'student-of-assignment',
	'/learn/[module]': 'anybody',
	'/learn/[module]/case/[case]': 'anybody',
	'/learn/[module]/case/[case]/play': 'anybody',
	'/learn/[module]/case/[case]/print/[[key=key]]': 'anybody',
	'/learn/[module]/case/[case]/projector': 'anybody',
	'/learn/[module]/certificate': 'anybody',
	'/learn/[module]/glossary': 'anybody',
	'/learn/[module]/guide': 'anybody',
	'/learn/[module]/guide/keys': 'anybody',
	'/learn/[module]/notes': 'anybody',
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
	'/teach/classes/[class]/assign/[module]': 'teacher-of-class',
	'/teach/classes/[class]': 'teacher-of-class',
	'/teach/classes/[class]/changes': 'teacher-of-class',
	'/teach/classes/[class]/code': 'teacher-of-class',
	'/teach/classes/[class]/copy': 'teacher-of-class',
	'/teach/classes/[class]/data.json': 'teacher-of-class',
	'/teach/classes/[class]/gradebook': 'teacher-of-class',
	'/teach/classes/[class]/gradebook/export/[file]': 'teacher-of-class',
	'/teach/classes/[class]/groups': 'teacher-of-class',
	'/teach/classes/[class]/people': 'teacher-of-class',
	'/teach/classes/[class]/people/[student]': 'teacher-of-class',
	'/teach/classes/[class]/people/[student]/data.json': 'teacher-of-class',
	'/teach/classes/[class]/people/cards': 'teacher-of-class',
	'/teach/classes/[class]/settings': 'teacher-of-class',
	'/teach/classes/[class]/teachers': 'teacher-of-class',
	'/teach/account': 'teacher',
	'/teach/assignments/[assignment]': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/copy': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/edit': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/points': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/preview': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/print': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/live': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/live/cells': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/live/changes': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/again': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/certainty': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/export/[file]': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/items': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/items/[paper]/[item]': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/marking': 'teacher-of-assignment',
	'/teach/assignments/[assignment]/results/marking/[answer]': 'teacher-of-assignment',
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
	'/teach/shared/[secret]': 'teacher',
	'/teach/sign-in': 'anybody',
	'/teach/sign-in/school': 'anybody',
	'/teach/sign-out': 'teacher',
	'/teach/sign-up': 'anybody',
	'/teach/teachers': 'administrator',
	'/teach/teachers/[teacher]': 'administrator',
};

/** What somebody is in a class; each may do what those before may. */
export const CLASS_ROLES = ['viewer', 'editor', 'owner'] as const;
export type ClassRole = (typeof CLASS_ROLES)[number];

/** Pages that are all about changing something, or would let a viewer in as a student: no use to one who only looks. */
const READ_BY: Readonly<Record<string, ClassRole>> = {
	'/teach/classes/[class]/assign': 'editor',
	'/teach/classes/[class]/copy': 'editor',
	'/teach/classes/[class]/groups': 'editor',
	'/teach/classes/[class]/people/cards': 'editor',
	'/teach/classes/[class]/settings': 'editor',
	'/teach/assignments/[assignment]/copy': 'editor',
	'/teach/assignments/[assignment]/edit': 'editor',
	'/teach/assignments/[assignment]/points': 'editor',
	'/teach/assignments/[assignment]/results/again': 'editor',
	'/teach/classes/[class]/assign/[module]': 'editor',
};
/** What is sent takes an editor, but for these, by `route?/action`. */
const SENT_BY: Readonly<Record<string, ClassRole>> = {
	'/teach/classes/[class]/settings?/delete': 'owner',
	'/teach/classes/[class]/settings?/erase': 'owner',
	'/teach/classes/[class]/teachers?/invite': 'owner',
	'/teach/classes/[class]/teachers?/link': 'owner',
	'/teach/classes/[class]/teachers?/change': 'owner',
	'/teach/classes/[class]/teachers?/remove': 'owner',
	'/teach/classes/[class]/teachers?/handOver': 'owner',
	// They change nothing in the class.
	'/teach/assignments/[assignment]/preview?/start': 'viewer',
	'/teach/assignments/[assignment]/preview?/leave': 'viewer',
	// Whoever is in can go.
	'/teach/classes/[class]/teachers?/leave': 'viewer',
};

/** What can be done to an archived class, or with it, by `route?/action`; all else waits until it is restored. */
const SENT_IN_ARCHIVE = new Set([
	'/teach/assignments/[assignment]/copy?/default',
	'/teach/assignments/[assignment]/preview?/start',
	'/teach/assignments/[assignment]/preview?/leave',
	'/teach/classes/[class]/copy?/default',
	'/teach/classes/[class]/settings?/unarchive',
	'/teach/classes/[class]/settings?/delete',
	'/teach/classes/[class]/settings?/erase',
	'/teach/classes/[class]/teachers?/invite',
	'/teach/classes/[class]/teachers?/link',
	'/teach/classes/[class]/teachers?/change',
	'/teach/classes/[class]/teachers?/remove',
	'/teach/classes/[class]/teachers?/handOver',
	'/teach/classes/[class]/teachers?/leave',
]);
/** Forms that would change something in it. */
const NOT_READ_IN_ARCHIVE = new Set([
	'/teach/classes/[class]/assign',
	'/teach/classes/[class]/assign/[module]',
	'/teach/classes/[class]/groups',
	'/teach/assignments/[assignment]/edit',
	'/teach/assignments/[assignment]/points',
	'/teach/assignments/[assignment]/results/again',
]);

/** Whether a request is answered for a class that is archived, to those whose role allows it. */
export function isForArchived(route: string, method: string, action: string): boolean {
	if (isReading(method)) return !NOT_READ_IN_ARCHIVE.has(route);
	return SENT_IN_ARCHIVE.has(`${route}?/${action}`);
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD';

/**
 * The role that a request takes, on the routes of a class and of an assignment.
 * @param action name of the form action, `default` where the address names none
 */
export function roleFor(route: string, method: string, action: string): ClassRole {
	if (isReading(method)) return READ_BY[route] ?? 'viewer';
	return SENT_BY[`${route}?/${action}`] ?? 'editor';
}
