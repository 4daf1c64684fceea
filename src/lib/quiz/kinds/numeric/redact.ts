import { VALUE, type NumericItem } from './item.ts';
import type { ItemResponse } from '../../response.ts';
import type { Fields } from '../fields.ts';

export const redact = ({ unit }: NumericItem): Partial<Fields> => ({ unit });

export const typed = (): string[] => [VALUE];

/** What is typed has no ids. */
export const translate = (_: NumericItem, response: ItemResponse): ItemResponse => response;
