import type { Column } from './table.ts';

/** What a column is made from: a quiz, an objective, a figure. */
export interface Heading {
	readonly id: string;
	readonly title: string;
}

/** Thirds add up to 0.9999999999999999 otherwise; six decimals are more than anybody reads. */
export const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);

export const text = (id: string, title: string): Column => ({ id, title, kind: 'text' });
export const number = (id: string, title: string): Column => ({ id, title, kind: 'number' });
export const percent = (id: string, title: string): Column => ({ id, title, kind: 'percent' });
