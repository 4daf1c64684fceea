import type { ClassTable } from '../database/tables.ts';

/** Where a teacher makes the list of names of a class that anyone with the code can join; empty where there is one. */
export const peopleHref = ({ id, open_joining }: Pick<ClassTable, 'id' | 'open_joining'>): string =>
	open_joining === 1 ? `/teach/classes/${id}/people` : '';
