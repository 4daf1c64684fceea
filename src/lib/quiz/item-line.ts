import { wordingOf } from './wording.ts';
import type { Item } from './types.ts';

/**
 * One line that tells an item from the others of a list. Statements and gaps often share a prompt (“Judge this
 * statement …”), so what is judged or filled in stands for them; other kinds give their prompt, and rows that
 * share it begin with the first of them.
 * @param among the items of the list, with or without this one
 */
export function itemLine(item: Item, among: readonly Item[]): string {
	const isShared = among.some((other) => other.id !== item.id && other.prompt === item.prompt);
	return wordingOf(item).line?.(item, isShared) ?? item.prompt;
}
