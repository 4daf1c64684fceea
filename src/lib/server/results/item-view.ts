import { foldEntry as fold } from '../../quiz/fold-entry.ts';
import { splitPair } from '../../quiz/response.ts';
import type { Explained, Gap, Item } from '../../quiz/types.ts';
import type { Tally } from '../../analysis/tally.ts';
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
	const who = (fits: (entries: readonly string[]) => boolean) =>
		paper.taken.flatMap(({ student, items }) => {
			const own = items.get(id);
			if (!own || own.earned === null || !fits(own.response)) return [];
			return { id: student.id, name: student.nickname, sure: own.certainty === VERY_SURE };
		});
	const common = { item, number: at + 1, responses: given.responses };
	switch (given.shape) {
		case 'choices': {
			const choices = 'choices' in item ? item.choices : [];
			const parts = given.choices.map((one) => {
				const choice = choices.find((other) => other.id === one.entry);
				return {
					...figures(one),
					text: choice?.text ?? one.entry,
					explained: choice ?? null,
					students: who((entries) => entries.includes(one.entry)),
				};
			});
			return { ...common, groups: [{ title: '', parts }], steps: [] };
		}
		case 'rows':
			return {
				...common,
				steps: [],
				groups: given.rows.map((row, index) => ({
					title: titleOf(item, row.id, index),
					parts: row.entries.slice(0, MOST_TYPED).map((one) => ({
						...figures(one),
						...entryOf(item, row.id, one),
						students: who((entries) =>
							entries.some((pair) => {
								const [ofRow, entry] = splitPair(pair);
								return ofRow === row.id && (entry === one.entry || sameTyped(item, entry, one.entry));
							}),
						),
					})),
				})),
			};
		case 'steps': {
			const steps = item.kind === 'order' ? item.steps : [];
			return {
				...common,
				groups: [],
				steps: given.steps.map(({ id: step, ...places }) => ({
					...places,
					text: steps.find((one) => one.id === step)?.text ?? step,
				})),
			};
		}
	}
}

const figures = ({ correct, count, share, meanScore }: Tally) => ({ correct, count, share, meanScore });

function titleOf(item: Item, row: string, index: number): string {
	if (item.kind === 'match') return item.rows.find(({ id }) => id === row)?.text ?? row;
	return item.kind === 'gap' && item.gaps.length > 1 ? `Gap ${index + 1}` : '';
}

/** The words of what was given, and what the author has to say of it. */
function entryOf(
	item: Item,
	row: string,
	{ entry, correct }: Tally,
): { text: string; explained: Explained | null } {
	if (item.kind === 'match') {
		const own = item.rows.find(({ id }) => id === row);
		const mistake = own?.mistakes.find(({ target }) => target === entry);
		const text = item.targets.find(({ id }) => id === entry)?.text ?? entry;
		return { text, explained: correct ? (own ?? null) : (mistake ?? null) };
	}
	const gap = item.kind === 'gap' ? item.gaps.find(({ id }) => id === row) : undefined;
	return gap ? ofGap(gap, entry, correct) : { text: entry, explained: null };
}

function ofGap(gap: Gap, entry: string, correct: boolean): { text: string; explained: Explained | null } {
	const choice = gap.choices.find(({ id }) => id === entry);
	if (choice) return { text: choice.text, explained: choice };
	const mistake = gap.mistakes.find(({ entries }) => entries.some((one) => fold(one) === entry));
	return { text: entry, explained: correct ? gap : (mistake ?? null) };
}

const sameTyped = (item: Item, entry: string, tallied: string) =>
	item.kind === 'gap' && fold(entry) === tallied;
