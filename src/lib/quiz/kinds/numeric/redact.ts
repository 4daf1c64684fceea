import type { ItemResponse } from '../../response.ts';
import type { Fields } from '../fields.ts';
import type { NumericItem } from './item.ts';

export const redact = ({ unit }: NumericItem): Partial<Fields> => ({ unit });

/** What is typed has no ids. */
export const translate = (_: NumericItem, response: ItemResponse): ItemResponse => response;
