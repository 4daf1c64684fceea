import { TO_ALL, type GivenTo } from '../../rules/given-to.ts';
import { GIVEN_PROBLEMS } from '../../words/assigning.ts';
import { groupsOf } from '../classes/groups.ts';
import { listStudents } from '../classes/list-students.ts';
import type { Db } from '../database/engine.ts';
import { formText } from '../form-text.ts';
import type { Typed } from './parse-assign-form.ts';

/** Value of the choice of ticked students; a group’s is `group/<id>`, and none is everybody. */
const SOME = 'some';

/** To whom something can be given. */
export async function offeredStudents(db: Db, classId: string) {
	const students = await listStudents(db, classId);
	const groups = await groupsOf(db, classId);
	return {
		students: students.map(({ id, nickname }) => ({ id, name: nickname })),
		groups: groups
			.filter(({ members }) => members.length > 0)
			.map(({ id, name, members }) => ({ value: `group/${id}`, name, count: members.length })),
	};
}

interface ParsedGiven {
	readonly typed: Typed;
	/** Ids of the students that are ticked. */
	readonly chosen: readonly string[];
	readonly given: GivenTo;
	/** Empty where it can be given. */
	readonly problem: string;
}

/** To whom a form gives something. */
export async function parseGivenForm(db: Db, classId: string, form: FormData): Promise<ParsedGiven> {
	const who = formText(form, 'who').slice(0, 100);
	const students = await listStudents(db, classId);
	const chosen = students.map(({ id }) => id).filter((id) => form.getAll('student').includes(id));
	const found = { typed: { who }, chosen, given: TO_ALL, problem: '' };
	if (who === '') return found;
	if (who === SOME)
		return chosen.length > 0
			? { ...found, given: { only: chosen, own: {} } }
			: { ...found, problem: GIVEN_PROBLEMS.nobody };
	const group = (await groupsOf(db, classId)).find(({ id }) => who === `group/${id}`);
	if (!group || group.members.length === 0) return { ...found, problem: GIVEN_PROBLEMS.noGroup };
	return { ...found, given: { only: group.members, own: {} } };
}
