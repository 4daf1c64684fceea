import type { Levels } from '../../quiz/kinds/open/item.ts';
import { parseWritten } from '../../quiz/kinds/open/written.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { ItemOf } from '../../quiz/types.ts';
import type { Mark } from '../../rules/marking.ts';
import type { Released } from '../../rules/release.ts';
import type { Reading } from '../../text/types.ts';
import type { SeenLevel, WrittenPaper } from '../../wire/paper-view.ts';
import { describePassage } from '../../words/describe-passage.ts';
import { citationOf } from './answer-view.ts';

/**
 * An answer in one's own words as its student reads it: always what they wrote and chose; how it was marked with the
 * feedback; the rubric’s words and the samples with the keys. Built from a list of fields, so that what is not released
 * was never in it.
 */
export function writtenPaper(
	item: ItemOf<'open'>,
	response: ItemResponse,
	mark: Mark | null,
	{ feedback, keys }: Pick<Released, 'feedback' | 'keys'>,
	readings: readonly Reading[],
): WrittenPaper {
	const { text, cites } = parseWritten(response);
	const seen = feedback ? mark : null;
	return {
		text,
		sentences: cites.flatMap((cite) => {
			const citation = citationOf(readings, cite);
			const reading = readings.find(({ id }) => id === cite.reading);
			return citation && reading ? [{ citation, place: describePassage(reading, citation) }] : [];
		}),
		levels: seen ? seenLevels(item, seen.levels, keys ? 'cells' : null) : [],
		comment: seen?.comment ?? '',
		samples: keys
			? item.samples.map(({ text: sample, levels, notes }) => ({
					text: sample,
					levels: seenLevels(item, levels, notes),
				}))
			: [],
	};
}

/** @param says what stands beside each level: the rubric’s own words, or notes by criterion; null: nothing */
const seenLevels = (
	{ rubric }: ItemOf<'open'>,
	levels: Levels,
	says: 'cells' | Readonly<Record<string, string>> | null,
): SeenLevel[] =>
	rubric.criteria.flatMap(({ id, title, cells }) => {
		const found = rubric.levels.find(({ level }) => level === levels[id]);
		if (!found) return [];
		const words = says === 'cells' ? cells[found.level] : says?.[id];
		return [{ criterion: title, level: `${found.level} ${found.title}`, words: words ?? '' }];
	});
