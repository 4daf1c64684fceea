import type { MarkingOptions } from '../../rules/marking.ts';
import { markingOf } from '../attempts/rules-of.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import { formText } from '../form-text.ts';

export const parseOptions = (form: FormData): MarkingOptions => ({
	anonymous: formText(form, 'anonymous') === '1',
	second: formText(form, 'second') === '1',
});

/** Names of the options that would be others. */
export const changedOptions = (
	assignment: Pick<AssignmentTable, 'marking'>,
	options: MarkingOptions,
): string[] => {
	const before = markingOf(assignment);
	return (['anonymous', 'second'] as const).filter((name) => before[name] !== options[name]);
};

/** How answers are marked from now on; what was given already stays, and counts by it. */
export const setOptions = ({ db }: Database, { id }: Pick<AssignmentTable, 'id'>, options: MarkingOptions) =>
	db
		.updateTable('assignment')
		.set({ marking: JSON.stringify(options) })
		.where('id', '=', id)
		.execute();
