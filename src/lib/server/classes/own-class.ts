import { error } from '@sveltejs/kit';
import { NOT_THERE } from '../../words/classes.ts';
import type { Granted } from '../access/authorize.ts';
import { findStudent } from './list-students.ts';
import type { Database } from '../database/engine.ts';
import type { ClassTable, StudentTable } from '../database/tables/classes.ts';

interface Here {
	readonly granted: Granted;
	readonly state: { readonly database: Database };
}

/** The class of the address, proved to be this teacher's by `authorize`. @throws 404 on a route that grants none */
export function ownClass({ granted }: Here): ClassTable {
	return granted.class ?? error(404, NOT_THERE.class);
}

/** A student of that class, also a removed one. @throws 404 for anybody else */
export async function ownStudent(here: Here, id: string): Promise<StudentTable> {
	const student = await findStudent(here.state.database.db, ownClass(here).id, id);
	return student ?? error(404, NOT_THERE.student);
}

/** Where a teacher makes the list of names of a class that anyone with the code can join; empty where there is one. */
export const peopleHref = ({ id, open_joining }: Pick<ClassTable, 'id' | 'open_joining'>): string =>
	open_joining === 1 ? `/teach/classes/${id}/people` : '';
