import { guess as guessSelection, type SelectionKey } from '../selection.ts';
import { grade } from './grade.ts';

export { counts, invent } from '../selection.ts';

/** Who guesses does not select half an article: of several sentences there is no fair model. */
export const guess = (key: SelectionKey) => (key.key.length === 1 ? guessSelection(key, grade) : null);
