import { correctResponse } from '../../quiz/correct-response.ts';
import { gradingKey } from '../../quiz/grading-key.ts';
import { splitPair, type ItemResponse } from '../../quiz/response.ts';
import type { Gap, Item } from '../../quiz/types.ts';

/** Between the parts of a response; a comma or a semicolon may stand within one. */
const BETWEEN = ' | ';

interface Named {
	readonly id: string;
	readonly text: string;
}

/**
 * A response in the words the student saw. Several choices stand in the item's order, steps in the student's with
 * their places, rows and gaps as `row → target`. An id the item does not know stands as it is.
 */
export function responseWords(item: Item, response: ItemResponse): string {
	switch (item.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return inOrder(item.choices, response).join(BETWEEN);
		case 'order':
			return response.map((id, at) => `${at + 1}. ${textOf(item.steps, id)}`).join(BETWEEN);
		case 'match':
			return response
				.map(splitPair)
				.map(([row, target]) => `${textOf(item.rows, row)} → ${textOf(item.targets, target)}`)
				.join(BETWEEN);
		case 'gap':
			return response
				.map(splitPair)
				.map(([gap, entry]) => `${gapPlace(item.gaps, gap)} → ${entryText(item.gaps, gap, entry)}`)
				.join(BETWEEN);
	}
}

/** All that is right, part by part, in the same words; of a gap everything it accepts. */
export function keyWords(item: Item): string[] {
	const key = gradingKey(item);
	if (item.kind !== 'gap' || key.kind !== 'gap')
		return responseWords(item, 'key' in key ? key.key : correctResponse(key)).split(BETWEEN);
	return key.gaps.map(({ id, accept }) => {
		const entries = accept.map((entry) => entryText(item.gaps, id, entry));
		return `${gapPlace(item.gaps, id)} → ${entries.join(' or ')}`;
	});
}

function inOrder(choices: readonly Named[], response: ItemResponse): string[] {
	const chosen = choices.filter(({ id }) => response.includes(id)).map(({ text }) => text);
	const unknown = response.filter((id) => !choices.some((choice) => choice.id === id));
	return [...chosen, ...unknown];
}

const textOf = (parts: readonly Named[], id: string) => parts.find((part) => part.id === id)?.text ?? id;

/** Gaps have no name that a student sees: their number stands for it. */
function gapPlace(gaps: readonly Gap[], id: string): string {
	const at = gaps.findIndex((gap) => gap.id === id);
	return at < 0 ? id : `gap ${at + 1}`;
}

const entryText = (gaps: readonly Gap[], id: string, entry: string) =>
	textOf(gaps.find((gap) => gap.id === id)?.choices ?? [], entry);
