import { sentenceCitation } from '../../quiz/kinds/open/cited-sentence.ts';
import { parseWritten } from '../../quiz/kinds/open/written.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { ItemOf } from '../../quiz/types.ts';
import type { Mark } from '../../rules/marking.ts';
import type { Released } from '../../rules/release.ts';
import type { Reading } from '../../text/types.ts';
import type { SeenLevel, WrittenPaper } from '../../wire/paper-view.ts';

/**
 * What stands beside an answer in one's own words: always the sentences that were chosen; how it was marked with the
 * feedback; the rubric’s words and the samples with the keys. Built from a list of fields, so that what is not released
 * was never in it.
 * @param readings in which the sentences are found
 */
export function writtenPaper(
	item: ItemOf<'open'>,
	response: ItemResponse,
	mark: Mark | null,
	{ feedback, keys }: Pick<Released, 'feedback' | 'keys'>,
	readings: readonly Reading[],
): WrittenPaper {
	const { rubric, samples } = item;
	const seen = feedback ? mark : null;
	return {
		citations: parseWritten(response).cites.flatMap((cite) => sentenceCitation(readings, cite) ?? []),
		levels: seen ? seenLevels(item, seen, keys) : [],
		comment: seen?.comment ?? '',
		key: keys ? { rubric, samples } : null,
	};
}

const seenLevels = ({ rubric }: ItemOf<'open'>, { levels }: Mark, keys: boolean): SeenLevel[] =>
	rubric.criteria.flatMap(({ id, title, cells }) => {
		const found = rubric.levels.find(({ level }) => level === levels[id]);
		if (!found) return [];
		const { level } = found;
		return [{ criterion: title, level: `${level} ${found.title}`, words: keys ? (cells[level] ?? '') : '' }];
	});
