import type { Item } from '../quiz/types.ts';

/** Where something is to be filled in. */
const BLANK = '[…]';

/**
 * One line that tells an item from the others of a list. Statements and gaps often share a prompt (“Judge this
 * statement …”), so what is judged or filled in stands for them; other kinds give their prompt, and rows that
 * share it begin with the first of them.
 * @param among the items of the list, with or without this one
 */
export function itemLine(item: Item, among: readonly Item[]): string {
	if (item.kind === 'statement') return `“${item.statement}”`;
	if (item.kind === 'gap') return item.text.join(BLANK).replace(/\s+/g, ' ').trim();
	const [row] = item.kind === 'match' ? item.rows : [];
	const shared = among.some((other) => other.id !== item.id && other.prompt === item.prompt);
	return row && shared ? `${item.prompt} “${row.text}” …` : item.prompt;
}
