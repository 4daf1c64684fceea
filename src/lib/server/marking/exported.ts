import { sentenceCitation } from '../../quiz/kinds/open/cited-sentence.ts';
import { parseWritten } from '../../quiz/kinds/open/written.ts';
import type { ItemOf } from '../../quiz/types.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import type { GivenResponse } from '../exports/response-table.ts';
import type { Heading } from '../exports/table.ts';
import type { Paper } from '../results/papers.ts';
import { markOf, writtenIn } from './mark-of.ts';

const columnOf = (rubric: string, criterion: string) => `${rubric}/${criterion}`;

/** A column for each criterion that answers are marked by; null where nothing is marked. */
export function criteriaOf(papers: readonly Paper[]): readonly Heading[] | null {
	const found = new Map(
		papers.flatMap(({ version }) =>
			version.quiz.items.flatMap((item) =>
				item.kind === 'open'
					? item.rubric.criteria.map(({ id, title }) => [columnOf(item.rubric.id, id), title] as const)
					: [],
			),
		),
	);
	return found.size === 0 ? null : [...found].map(([id, title]) => ({ id, title }));
}

/** An answer in a student’s own words, with the mark that counts, as a file has it. */
export function writtenResponse(item: ItemOf<'open'>, loaded: LoadedAttempt): GivenResponse['written'] {
	const { text, cites } = parseWritten(writtenIn(loaded, item));
	if (text === '' && cites.length === 0) return null;
	const mark = markOf(loaded, item);
	return {
		text,
		sentences: cites.flatMap((cite) => sentenceCitation(loaded.version.readings, cite)?.exact ?? []),
		levels: new Map(
			Object.entries(mark?.levels ?? {}).map(([id, level]) => [columnOf(item.rubric.id, id), level]),
		),
		comment: mark?.comment ?? '',
	};
}
