import { gradingKey, gradingOf } from '../../quiz/grading.ts';
import { wordingOf } from '../../quiz/wording.ts';
import type { Explained } from '../../quiz/item-base.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Tally } from '../../quiz/tally.ts';
import type { Item } from '../../quiz/types.ts';
import type { Paper } from './papers.ts';

/** Something students gave, and who gave it. */
interface GivenPart {
	readonly text: string;
	readonly correct: boolean;
	readonly count: number;
	/** Per cent of the responses. */
	readonly share: number | null;
	/** Mean score on the whole quiz of those who gave it, in per cent. */
	readonly meanScore: number | null;
	readonly explained: Explained | null;
	readonly students: readonly { readonly id: string; readonly name: string; readonly sure: boolean }[];
}

/** Parts of an item that were answered by themselves; a choice has one without a title. */
interface GivenGroup {
	readonly title: string;
	readonly parts: readonly GivenPart[];
}

interface StepView {
	readonly text: string;
	readonly place: number;
	readonly meanPlace: number | null;
	readonly right: number;
}

/** What a class gave for one item: each distractor with its share, its rationale and its students. */
export interface ItemView {
	readonly item: Item;
	readonly number: number;
	readonly responses: number;
	readonly groups: readonly GivenGroup[];
	/** Of an ordering, instead of groups. */
	readonly steps: readonly StepView[];
}

const VERY_SURE = 3;
/** Of what was typed into a gap: beyond this come the odd ones out. */
const MOST_TYPED = 30;

/** @returns null when the paper has no such item */
export function itemView(paper: Paper, id: string): ItemView | null {
	const at = paper.version.quiz.items.findIndex((item) => item.id === id);
	const item = paper.version.quiz.items[at];
	const given = paper.analysis.items.find((one) => one.id === id)?.given;
	if (!item || !given) return null;
	const key = gradingKey(item);
	/** What is compared of a response: entries of rows, or the response itself. */
	const entriesOf = (response: ItemResponse) =>
		gradingOf(key).entries?.(key, response) ?? response.map((entry) => ['', entry] as const);
	const who = (row: string, given: string) =>
		paper.taken.flatMap(({ student, items }) => {
			const own = items.get(id);
			if (!own || own.earned === null) return [];
			if (!entriesOf(own.response).some(([of, entry]) => of === row && entry === given)) return [];
			return { id: student.id, name: student.nickname, sure: own.certainty === VERY_SURE };
		});
	const partsOf = (row: string, tallies: readonly Tally[]) =>
		tallies.map((one) => ({
			...figures(one),
			...wordingOf(item).part(item, row, one.entry, one.correct),
			students: who(row, one.entry),
		}));
	const common = { item, number: at + 1, responses: given.responses };
	switch (given.shape) {
		case 'choices':
			return { ...common, groups: [{ title: '', parts: partsOf('', given.choices) }], steps: [] };
		case 'rows':
			return {
				...common,
				steps: [],
				groups: given.rows.map((row, index) => ({
					title: wordingOf(item).group?.(item, row.id, index) ?? '',
					parts: partsOf(row.id, row.entries.slice(0, MOST_TYPED)),
				})),
			};
		case 'written':
			return { ...common, groups: [], steps: [] };
		case 'steps':
			return {
				...common,
				groups: [],
				steps: given.steps.map(({ id: step, ...places }) => ({
					...places,
					text: wordingOf(item).part(item, '', step, true).text,
				})),
			};
	}
}

const figures = ({ correct, count, share, meanScore }: Tally) => ({ correct, count, share, meanScore });
