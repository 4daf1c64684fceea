import { plainOf, termsOf } from '../library.ts';
import { rulesAt } from '../attempts/rules-of.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import type { ReadingHelp } from '../../wire/assigned-view.ts';
import type { Taken } from './taken.ts';

/** What helps with reading while an attempt runs; null where the rules say that nothing does. */
export function makeHelp(
	{ assignment }: Pick<Taken, 'assignment'>,
	{ row, version, attempt }: Pick<LoadedAttempt, 'row' | 'version' | 'attempt'>,
): ReadingHelp | null {
	if (!rulesAt(assignment)(row.place).readingHelp) return null;
	const terms = termsOf(version);
	return { plain: plainOf(version), terms: attempt.order.map((id) => terms.get(id) ?? []) };
}
