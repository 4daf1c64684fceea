import { guess as guessSelection, type SelectionKey } from '../selection.ts';
import { grade } from './grade.ts';

export { counts, invent } from '../selection.ts';

export const guess = (key: SelectionKey) => guessSelection(key, grade);
