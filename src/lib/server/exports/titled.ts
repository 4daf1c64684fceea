import type { Column } from './table.ts';

/** The title of a column of dates says whose clock they are read from. */
export function titled({ title, kind }: Column, timeZone: string): string {
	return kind === 'date' ? `${title} (${timeZone})` : title;
}
