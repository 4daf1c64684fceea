import { GRADEBOOK_PROBLEMS } from '../../words/gradebook.ts';
import { planOf, rulesOf } from '../attempts/rules-of.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import { write } from '../database/write.ts';
import { formText } from '../form-text.ts';

/** What a teacher has said about a column of the gradebook, or what holds where nothing was said. */
export interface ColumnSettings {
	/** May be empty. */
	readonly category: string;
	/** Thousandths; null: 1. */
	readonly weight: number | null;
	/** Whether it goes into averages. */
	readonly counts: boolean;
}

/** UTF-16 units. */
const LONGEST_CATEGORY = 40;
const MOST_WEIGHT = 1000;
/** More than any class is given. */
const MOST_IDS = 1000;

/** Practice does not count unless the teacher says so. */
const countsAnyway = (assignment: Pick<AssignmentTable, 'rules' | 'plan'>): boolean =>
	[planOf(assignment)?.test?.rules, rulesOf(assignment)].some((rules) => rules?.mode === 'graded');

/** By id of the assignment. */
export async function columnSettings(
	db: Db,
	assignments: readonly AssignmentTable[],
): Promise<ReadonlyMap<string, ColumnSettings>> {
	const ids = assignments.slice(0, MOST_IDS).map(({ id }) => id);
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('gradebook_column')
		.selectAll()
		.where('assignment_id', 'in', ids)
		.execute();
	const said = new Map(rows.map((row) => [row.assignment_id, row]));
	return new Map(
		assignments.map((assignment) => {
			const { category = '', weight = null, counts = null } = said.get(assignment.id) ?? {};
			return [
				assignment.id,
				{ category, weight, counts: counts === null ? countsAnyway(assignment) : counts === 1 },
			];
		}),
	);
}

/** What was typed of a column, and what is wrong with it. */
export interface TypedColumn {
	readonly category: string;
	readonly weight: string;
	readonly counts: boolean;
	readonly weightProblem?: string;
	readonly categoryProblem?: string;
}

export interface ReadColumns {
	/** By id of the assignment; one that the form did not have, as it was given meanwhile, is not in it. */
	readonly settings: ReadonlyMap<string, ColumnSettings>;
	readonly typed: Readonly<Record<string, TypedColumn>>;
	readonly isGood: boolean;
}

/** Reads the form of all columns; a weight with a point or a comma, up to three decimals. */
export function readColumns(form: FormData, assignments: readonly AssignmentTable[]): ReadColumns {
	const settings = new Map<string, ColumnSettings>();
	const typed: Record<string, TypedColumn> = {};
	for (const { id } of assignments.filter(({ id }) => form.has(`weight:${id}`))) {
		const category = formText(form, `category:${id}`).replace(/\s+/g, ' ').trim();
		const written = formText(form, `weight:${id}`).trim();
		const counts = form.get(`counts:${id}`) === '1';
		const weight = weightOf(written);
		const tooLong = category.length > LONGEST_CATEGORY;
		const isPlain = !/\p{Cc}/u.test(category);
		typed[id] = {
			category: category.slice(0, 200),
			weight: written.slice(0, 20),
			counts,
			...(weight === undefined && { weightProblem: GRADEBOOK_PROBLEMS.weight(MOST_WEIGHT) }),
			...((tooLong || !isPlain) && { categoryProblem: GRADEBOOK_PROBLEMS.category(LONGEST_CATEGORY) }),
		};
		if (weight !== undefined && !tooLong && isPlain) settings.set(id, { category, weight, counts });
	}
	return { settings, typed, isGood: settings.size === Object.keys(typed).length };
}

/** Thousandths; null: nothing was typed. Undefined: it is no weight. */
function weightOf(written: string): number | null | undefined {
	if (written === '') return null;
	const [, whole = '', decimals = ''] = /^(\d{1,4})(?:[.,](\d{1,3}))?$/.exec(written) ?? [];
	const thousandths = Number(whole) * 1000 + Number(decimals.padEnd(3, '0'));
	return whole !== '' && thousandths <= MOST_WEIGHT * 1000 ? thousandths : undefined;
}

/** `2500` → `2.5`; empty where nothing was said. */
export const weightText = (weight: number | null) => (weight === null ? '' : String(weight / 1000));

export function saveColumns(
	database: Database,
	assignments: readonly AssignmentTable[],
	settings: ReadonlyMap<string, ColumnSettings>,
): Promise<void> {
	return write(database, async (db) => {
		for (const assignment of assignments) {
			const own = settings.get(assignment.id);
			if (!own) continue;
			const isUsual = own.counts === countsAnyway(assignment);
			const row = {
				category: own.category,
				weight: own.weight,
				counts: isUsual ? null : own.counts ? (1 as const) : (0 as const),
			};
			await db
				.insertInto('gradebook_column')
				.values({ assignment_id: assignment.id, ...row })
				.onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(row))
				.execute();
		}
	});
}
