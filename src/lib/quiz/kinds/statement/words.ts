import { quoted } from '../../../text/quoted.ts';
import { said as choicesOf } from '../choice/words.ts';
import type { StatementItem } from './item.ts';

export { given, part } from '../choice/words.ts';

export const instruction = (): string => 'True, false or not stated?';

export const title = ({ statement }: StatementItem): string => statement;

export const below = ({ statement }: StatementItem): string => quoted(statement);

/** What is judged tells it from others with the same prompt. */
export const line = (item: StatementItem): string => below(item);

/** True, false and not stated tell nothing. */
export const offered = (): string[] => [];

export const said = (item: StatementItem): string[] => [...choicesOf(item), item.statement];
