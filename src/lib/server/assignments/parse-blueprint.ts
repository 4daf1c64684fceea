import { LEVELS } from '../../quiz/item-base.ts';
import { formText } from '../form-text.ts';
import { wholeNumberFrom } from '../../words/classes.ts';
import type { Blueprint } from '../../rules/draw-forms.ts';
import type { Module } from '../../quiz/types.ts';

const MOST_FORMS = 4;
const MOST_IN_CELL = 100;

/** The name of the field for a cell of a module’s table. */
export const cellField = (module: string, objective: string, level: string) =>
	`draw/${module}/${objective}/${level}`;
export const formsField = (module: string) => `forms/${module}`;

export interface TypedBlueprint {
	/** What was typed, by field, to be shown again. */
	readonly typed: Readonly<Record<string, string>>;
	readonly blueprint: Blueprint;
	/** 1 to {@link MOST_FORMS}. */
	readonly forms: number;
	/** By field. */
	readonly problems: Readonly<Record<string, string>>;
}

/** What a teacher typed into a module's table of objectives and levels; an empty field is none. */
export function parseBlueprint(form: FormData, module: Pick<Module, 'id' | 'objectives'>): TypedBlueprint {
	const typed: Record<string, string> = {};
	const problems: Record<string, string> = {};
	const number = (field: string, least: number, most: number, without: number) => {
		const text = formText(form, field).trim().slice(0, 20);
		if (text === '') return without;
		typed[field] = text;
		const value = Number(text);
		if (Number.isInteger(value) && value >= least && value <= most) return value;
		problems[field] = wholeNumberFrom(least, most);
		return without;
	};
	const forms = number(formsField(module.id), 1, MOST_FORMS, 1);
	const blueprint = module.objectives.flatMap(({ id: objective }) =>
		LEVELS.flatMap((level) => {
			const count = number(cellField(module.id, objective, level), 0, MOST_IN_CELL, 0);
			return count > 0 ? [{ objective, level, count }] : [];
		}),
	);
	return { typed, blueprint, forms, problems };
}

/** A blueprint as its fields would have it. */
export const typedBlueprint = (module: string, blueprint: Blueprint, forms: number) =>
	Object.fromEntries([
		[formsField(module), String(forms)],
		...blueprint.map(({ objective, level, count }) => [cellField(module, objective, level), String(count)]),
	]) as Readonly<Record<string, string>>;
