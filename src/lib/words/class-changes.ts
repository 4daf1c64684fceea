import { ROLE_NAMES } from './class-teachers.ts';
import { MARKING_OPTIONS } from './marking.ts';
import { RULE_FIELDS } from './rule-fields.ts';
import { count } from './words.ts';

/** What a change was about, by name; null: it is gone. */
export interface ChangedThing {
	readonly student: string | null;
	readonly assignment: { readonly title: string } | null;
	readonly teacher: string | null;
	readonly role: 'editor' | 'viewer' | null;
	readonly count: number;
	readonly fields: readonly string[];
}

const studentOf = ({ student }: ChangedThing) => student ?? 'a deleted student';
const assignmentOf = ({ assignment }: ChangedThing) =>
	assignment ? `“${assignment.title}”` : 'a deleted assignment';
const teacherOf = ({ teacher }: ChangedThing) => teacher ?? 'someone';
const roleOf = ({ role }: ChangedThing) => (role === null ? '' : ` as ${ROLE_NAMES[role].toLowerCase()}`);
const fieldsOf = ({ fields }: ChangedThing) => {
	const names = fields.flatMap((field) => (Object.hasOwn(LABELS, field) ? [LABELS[field]] : []));
	return names.length === 0 ? '' : `: ${names.join(', ')}`;
};
const LABELS: Readonly<Record<string, string>> = {
	...Object.fromEntries(Object.entries(RULE_FIELDS).map(([name, { label }]) => [name, label])),
	mode: 'Type',
	name: 'Class name',
	timeZone: 'Time zone',
	lastDay: 'Last day',
	keptDays: 'Days kept',
	joining: 'Who can join',
	listNames: 'List of names on the join page',
	anonymous: MARKING_OPTIONS.anonymous.label,
	second: MARKING_OPTIONS.second.label,
};

/** Each thing that can be changed in a class, and how it is told after the name of whoever did. */
const CHANGES = {
	created: () => 'created the class',
	settings: (thing) => `changed the settings${fieldsOf(thing)}`,
	ended: () => 'ended the class',
	'end-undone': () => 'reopened the class',
	code: () => 'created a new join code',
	'code-restored': () => 'restored the old join code',
	archived: () => 'archived the class',
	unarchived: () => 'restored the class from the archive',
	deleted: () => 'deleted the class',
	restored: () => 'restored the class',
	'students-added': (thing) => `added ${count(thing.count, 'student')}`,
	'students-taken-back': (thing) => `removed ${count(thing.count, 'student')} who had just been added`,
	'students-removed': (thing) => `removed ${count(thing.count, 'student')} who had just joined`,
	'students-restored': (thing) => `restored ${count(thing.count, 'student')}`,
	renamed: (thing) => `renamed ${studentOf(thing)}`,
	time: (thing) => `changed the extra time for ${studentOf(thing)}`,
	reset: (thing) => `reset ${studentOf(thing)}`,
	removed: (thing) => `removed ${studentOf(thing)}`,
	'student-restored': (thing) => `restored ${studentOf(thing)}`,
	merged: (thing) => `merged another entry into ${studentOf(thing)}`,
	erased: () => 'permanently deleted a student',
	assigned: (thing) => `assigned ${assignmentOf(thing)}`,
	points: (thing) => `changed the points of the questions in ${assignmentOf(thing)}`,
	rules: (thing) => `changed ${assignmentOf(thing)}${fieldsOf(thing)}`,
	'assignment-deleted': (thing) => `deleted ${assignmentOf(thing)}`,
	'assignment-restored': (thing) => `restored ${assignmentOf(thing)}`,
	group: () => 'changed the groups',
	override: (thing) => `overrode the score of ${studentOf(thing)} in ${assignmentOf(thing)}`,
	'override-removed': (thing) => `removed the override for ${studentOf(thing)} in ${assignmentOf(thing)}`,
	commented: (thing) => `commented on the score of ${studentOf(thing)} in ${assignmentOf(thing)}`,
	excused: (thing) => `excused ${studentOf(thing)} from ${assignmentOf(thing)}`,
	'excuse-undone': (thing) => `made ${assignmentOf(thing)} count again for ${studentOf(thing)}`,
	gradebook: () => 'changed the weights or categories of the gradebook',
	terms: (thing) => `changed the due date or attempts for ${studentOf(thing)} in ${assignmentOf(thing)}`,
	reopened: (thing) => `reopened ${studentOf(thing)}’s attempt at ${assignmentOf(thing)}`,
	closed: (thing) => `closed ${studentOf(thing)}’s attempt at ${assignmentOf(thing)}`,
	regraded: (thing) => `regraded ${assignmentOf(thing)}`,
	marked: (thing) =>
		`marked an answer${thing.student === null ? '' : ` of ${thing.student}`} in ${assignmentOf(thing)}`,
	marking: (thing) => `changed how ${assignmentOf(thing)} is marked${fieldsOf(thing)}`,
	'regrade-undone': (thing) => `undid a regrade of ${assignmentOf(thing)}`,
	invited: (thing) => `invited ${teacherOf(thing)}${roleOf(thing)}`,
	link: (thing) => `created a link for a teacher${roleOf(thing)}`,
	joined: (thing) => `joined the class${roleOf(thing)}`,
	left: () => 'left the class',
	role: (thing) => `changed the access of ${teacherOf(thing)}${roleOf(thing)}`,
	'teacher-removed': (thing) => `removed ${teacherOf(thing)} from the teachers`,
	'handed-over': (thing) => `made ${teacherOf(thing)} the owner`,
	transferred: (thing) => `transferred the class to ${teacherOf(thing)}`,
} as const satisfies Record<string, (thing: ChangedThing) => string>;

export type ChangeKind = keyof typeof CHANGES;

/** `Nadia Haddad renamed Amina`. @param teacher null: the account is gone */
export const changeWords = (kind: ChangeKind, teacher: string | null, thing: ChangedThing): string =>
	`${teacher ?? (kind === 'transferred' ? 'An administrator' : 'A former teacher')} ${CHANGES[kind](thing)}`;
