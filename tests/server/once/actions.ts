import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { FormName } from '../../../src/lib/server/once/once.ts';

/** What pressing twice does: the form that is carried out once; else why a second press does no harm. */
export type Covered = FormName | { readonly twice: string };

const SETS = { twice: 'It sets what is shown; a second time it sets the same.' };
const LOOKS = { twice: 'It stores nothing.' };
const ANSWERS = { twice: 'Events of an attempt: stored once by their ids, and the later one holds.' };
const DELETES = { twice: 'It deletes; there is nothing left to delete a second time.' };
const LEAVES = { twice: 'It signs out; there is nobody left to sign out.' };

/** Every action there is, as `route?/name`. One that is missing here, or is here and gone, fails the test. */
export const ACTIONS: Readonly<Record<string, Covered>> = {
	'/assignments/[assignment]/[place]?/check': ANSWERS,
	'/assignments/[assignment]/[place]?/handIn': ANSWERS,
	'/assignments/[assignment]/[place]?/save': ANSWERS,
	'/assignments/[assignment]?/read': SETS,
	'/assignments/[assignment]?/start': 'start',
	'/assignments?/leave': LEAVES,
	'/join/[code]?/join': 'join',
	'/join/[code]?/leave': LEAVES,
	'/join/[code]?/resume': 'resume',
	'/join?/default': LOOKS,
	'/learn/[module]/quiz/[quiz]/check?/default': LOOKS,
	'/teach/account?/delete': DELETES,
	'/teach/account?/email': { twice: 'The first signs out: nobody is signed in for the second.' },
	'/teach/account?/password': { twice: 'The old password is wrong by then, and the page says so.' },
	'/teach/account?/rename': SETS,
	'/teach/assignments/[assignment]/copy?/default': 'copy-assignment',
	'/teach/assignments/[assignment]/edit?/default': SETS,
	'/teach/assignments/[assignment]/live?/scores': SETS,
	'/teach/assignments/[assignment]/points?/default': SETS,
	'/teach/assignments/[assignment]/preview?/leave': DELETES,
	'/teach/assignments/[assignment]/preview?/start': { twice: 'Another preview, in place of the first.' },
	'/teach/assignments/[assignment]/results/again?/default': 'assign',
	'/teach/assignments/[assignment]/results/marking/[answer]?/default': 'mark',
	'/teach/assignments/[assignment]/results/marking?/options': SETS,
	'/teach/assignments/[assignment]/results/regrade?/regrade': {
		twice: 'It moves answers from one version to another; a second time there is nothing to move.',
	},
	'/teach/assignments/[assignment]/results/regrade?/undo': {
		twice: 'It is undone already, and the page says the same.',
	},
	'/teach/assignments/[assignment]/results/students/[student]?/closeAgain': SETS,
	'/teach/assignments/[assignment]/results/students/[student]?/override': 'override',
	'/teach/assignments/[assignment]/results/students/[student]?/reopen': {
		twice: 'The second finds the attempt running, and the page says so.',
	},
	'/teach/assignments/[assignment]/results/students/[student]?/terms': SETS,
	'/teach/assignments/[assignment]?/delete': SETS,
	'/teach/assignments/[assignment]?/undelete': SETS,
	'/teach/classes/[class]/assign/[module]?/default': 'assign',
	'/teach/classes/[class]/assign?/default': 'assign',
	'/teach/classes/[class]/copy?/default': 'copy-class',
	'/teach/classes/[class]/gradebook?/columns': SETS,
	'/teach/classes/[class]/groups?/delete': DELETES,
	'/teach/classes/[class]/groups?/save': {
		twice: 'Of a new group there are two, which are both seen and can be deleted.',
	},
	'/teach/classes/[class]/people/[student]?/erase': DELETES,
	'/teach/classes/[class]/people/[student]?/excuse': SETS,
	'/teach/classes/[class]/people/[student]?/merge': 'merge',
	'/teach/classes/[class]/people/[student]?/remove': SETS,
	'/teach/classes/[class]/people/[student]?/rename': 'rename',
	'/teach/classes/[class]/people/[student]?/reset': {
		twice: 'Another resume code, of which nobody has seen the first.',
	},
	'/teach/classes/[class]/people/[student]?/time': 'extra-time',
	'/teach/classes/[class]/people/[student]?/unexcuse': SETS,
	'/teach/classes/[class]/people?/add': 'add-students',
	'/teach/classes/[class]/people?/preview': LOOKS,
	'/teach/classes/[class]/people?/removeSince': 'remove-since',
	'/teach/classes/[class]/people?/restore': SETS,
	'/teach/classes/[class]/people?/undoAdd': 'undo-add',
	'/teach/classes/[class]/people?/undoRemoveSince': 'undo-remove-since',
	'/teach/classes/[class]/settings?/archive': SETS,
	'/teach/classes/[class]/settings?/change': SETS,
	'/teach/classes/[class]/settings?/code': 'new-code',
	'/teach/classes/[class]/settings?/delete': SETS,
	'/teach/classes/[class]/settings?/end': 'end-class',
	'/teach/classes/[class]/settings?/erase': DELETES,
	'/teach/classes/[class]/settings?/unarchive': SETS,
	'/teach/classes/[class]/settings?/undoCode': 'undo-code',
	'/teach/classes/[class]/settings?/undoEnd': SETS,
	'/teach/classes/[class]/teachers?/change': SETS,
	'/teach/classes/[class]/teachers?/handOver': {
		twice: 'The second is sent by somebody who no longer owns it.',
	},
	'/teach/classes/[class]/teachers?/invite': {
		twice: 'The second finds the invitation, and the page says so.',
	},
	'/teach/classes/[class]/teachers?/leave': LEAVES,
	'/teach/classes/[class]/teachers?/link': 'class-link',
	'/teach/classes/[class]/teachers?/remove': DELETES,
	'/teach/classes/new?/default': 'new-class',
	'/teach/forgotten?/default': 'forgotten-password',
	'/teach/invitation/[secret]?/default': 'new-account',
	'/teach/password/[secret]?/default': 'new-password',
	'/teach/set-up/[secret]?/default': 'new-account',
	'/teach/shared/[secret]?/accept': { twice: 'The link is used up by then; whoever used it is in.' },
	'/teach/sign-in?/default': { twice: 'Another session of the same person; the last one is kept.' },
	'/teach/sign-out?/default': LEAVES,
	'/teach/sign-up?/default': 'new-account',
	'/teach/teachers/[teacher]?/delete': DELETES,
	'/teach/teachers/[teacher]?/demote': SETS,
	'/teach/teachers/[teacher]?/disable': SETS,
	'/teach/teachers/[teacher]?/email': SETS,
	'/teach/teachers/[teacher]?/enable': SETS,
	'/teach/teachers/[teacher]?/handOver': 'hand-over',
	'/teach/teachers/[teacher]?/promote': SETS,
	'/teach/teachers/[teacher]?/unvouch': SETS,
	'/teach/teachers/[teacher]?/vouch': SETS,
	'/teach/teachers?/invite': 'invitation',
	'/teach/teachers?/password': 'password-link',
	'/teach?/accept': SETS,
	'/teach?/decline': DELETES,
	'/teach/teachers?/revoke': DELETES,
	'/teach?/demo': 'demo-class',
	'/teach?/undelete': SETS,
};

/** All actions of `src/routes`, as SvelteKit finds them: what `+page.server.ts` exports as `actions`. */
export function actionsIn(folder: string): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true });
	return files
		.filter(({ name }) => name === '+page.server.ts')
		.flatMap(({ parentPath, name }) => {
			const route = parentPath.slice(folder.length) || '/';
			return namesIn(readFileSync(join(parentPath, name), 'utf8')).map((action) => `${route}?/${action}`);
		})
		.sort();
}

function namesIn(source: string): string[] {
	const file = ts.createSourceFile('page.ts', source, ts.ScriptTarget.Latest);
	for (const statement of file.statements) {
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (!ts.isIdentifier(name) || name.text !== 'actions') continue;
			const value =
				initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
			if (!value || !ts.isObjectLiteralExpression(value))
				throw new Error('`actions` has to be an object that is written out.');
			return value.properties.map((property) => property.name?.getText(file) ?? '…');
		}
	}
	return [];
}

/** Files of the server that insert rows, and the forms through which that happens; else why it cannot happen twice. */
export const INSERTS: Readonly<Record<string, readonly FormName[] | string>> = {
	'accounts/create-teacher.ts': ['new-account'],
	'accounts/links.ts': ['invitation', 'password-link', 'forgotten-password'],
	'accounts/set-password.ts': ['new-password'],
	'assignments/assignments.ts': ['assign'],
	'assignments/copy-assignment.ts': ['copy-assignment', 'copy-class'],
	'assignments/mark-read.ts': 'One row for each stop that a student has read.',
	'assignments/preview.ts': 'In place of the one before.',
	'attempts/append-events.ts': 'Stored once by the ids of the events.',
	'attempts/overrides.ts': ['override'],
	'attempts/regrade.ts': 'Once for the version it moves answers away from.',
	'attempts/result-of.ts': 'One row for each attempt, of what its events come to.',
	'attempts/start-attempt.ts': ['start'],
	'classes/add-students.ts': ['add-students'],
	'classes/change-class.ts': ['new-class', 'demo-class'],
	'classes/class-changes.ts': 'Notes what another form has done, once with it.',
	'classes/class-invitations.ts': ['class-link'],
	'classes/groups.ts': 'Of a new group there are two, which can be deleted.',
	'classes/join-class.ts': ['join', 'resume'],
	'classes/merge-students.ts': ['merge'],
	'classes/remove-since.ts': ['remove-since'],
	'marking/marks.ts': ['mark'],
	'results/column-settings.ts': 'One row for each column.',
	'results/excused.ts': 'One row for each student and assignment.',
	'database/copy.ts': 'Copies a whole database.',
	'once/write-once.ts': 'The answers themselves.',
	'quiz-versions.ts': 'One row for each content, by its hash.',
	'known.ts': 'One row for each network, by its hash.',
	'throttle.ts': 'Counts.',
};

/** Those that do, as they are. */
export function insertsIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && /\binsertInto\(/.test(readFileSync(join(folder, file), 'utf8')))
		.sort();
}
