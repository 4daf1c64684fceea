import { LEVELS, type Level } from '../../quiz/item-base.ts';
import { poolItems } from '../pool.ts';
import { cellField, formsField } from './parse-blueprint.ts';
import type { Module } from '../../quiz/types.ts';

export interface PoolTable {
	readonly formsField: string;
	/** Those levels that the pool has. */
	readonly levels: readonly Level[];
	/** Those objectives that the pool serves, each with a cell for every level. */
	readonly rows: readonly {
		readonly title: string;
		readonly cells: readonly { readonly level: Level; readonly field: string; readonly there: number }[];
	}[];
}

/** What can be drawn from a module's pool; null without one. */
export function poolTable(module: Module): PoolTable | null {
	const items = poolItems(module);
	if (items.length === 0) return null;
	const levels = LEVELS.filter((level) => items.some((item) => item.level === level));
	const rows = module.objectives
		.filter(({ id }) => items.some(({ objective }) => objective === id))
		.map(({ id, title }) => ({
			title,
			cells: levels.map((level) => ({
				level,
				field: cellField(module.id, id, level),
				there: items.filter((item) => item.objective === id && item.level === level).length,
			})),
		}));
	return { formsField: formsField(module.id), levels, rows };
}
