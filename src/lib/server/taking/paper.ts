import { grade, type GradedOutcome } from '../../quiz/grade.ts';
import { foldEntry } from '../../quiz/fold-entry.ts';
import { gradingKey } from '../../quiz/grading-key.ts';
import { earnedOf } from '../../quiz/ruling.ts';
import { rulingWords } from '../../words/ruling-words.ts';
import { splitPair, type ItemResponse } from '../../quiz/response.ts';
import type { Released } from '../../rules/release.ts';
import type { Certainty } from '../../quiz/certainty.ts';
import type { PaperItem, PaperLine, PaperWhy } from '../../wire/paper-view.ts';
import type { Choice, Explained, GapItem, Item, MatchItem, OrderItem } from '../../quiz/types.ts';

interface Given {
	readonly response: ItemResponse;
	readonly certainty: Certainty | null;
}

/**
 * One item of a student's own paper: what they gave, and as far as it is released how right that was and why. Built
 * from a list of fields, so that what is not released was never in it.
 */
export function paperItem(item: Item, given: Given, { feedback, keys }: Released): PaperItem {
	const key = gradingKey(item);
	const found = grade(key, given.response);
	const outcome = feedback && found.status === 'graded' ? found : null;
	return {
		prompt: item.prompt,
		statement: item.kind === 'statement' ? item.statement : '',
		certainty: given.certainty,
		verdict: feedback ? (outcome?.verdict ?? 'unanswered') : null,
		earned: feedback ? earnedOf(key, found) : null,
		note: feedback ? rulingWords(item) : '',
		lines: lines(item, given.response, outcome, keys),
		why: keys ? whys(item) : [],
	};
}

const why = ({ rationale, citations, notStated }: Explained): PaperWhy => ({
	rationale,
	citations,
	notStated,
});
const says = ({ rationale, citations, notStated }: Explained) =>
	rationale !== '' || citations.length > 0 || notStated;
const whys = (...some: readonly Explained[]) => some.filter(says).map(why);

function lines(
	item: Item,
	response: ItemResponse,
	outcome: GradedOutcome | null,
	keys: boolean,
): readonly PaperLine[] {
	switch (item.kind) {
		case 'match':
			return rowLines(item, response, outcome, keys);
		case 'gap':
			return gapLines(item, response, outcome, keys);
		case 'order':
			return stepLines(item, response, outcome, keys);
		case 'evidence': {
			// The whole text is on offer; what was neither chosen nor right would only be noise.
			const isSeen = (choice: Choice) => response.includes(choice.id) || (keys && choice.correct);
			return choiceLines(item.choices.filter(isSeen), response, outcome, keys);
		}
		default:
			return choiceLines(item.choices, response, outcome, keys);
	}
}

function choiceLines(
	choices: readonly Choice[],
	response: ItemResponse,
	outcome: GradedOutcome | null,
	keys: boolean,
): readonly PaperLine[] {
	return choices.map((choice) => {
		const chosen = response.includes(choice.id);
		const mark = outcome?.marks[choice.id] ?? (keys && choice.correct ? 'missed' : null);
		const isTold = keys || (chosen && outcome !== null);
		return {
			text: choice.text,
			given: '',
			chosen,
			mark: mark === 'missed' && !keys ? null : mark,
			key: '',
			why: isTold ? whys(choice) : [],
		};
	});
}

function rowLines(
	item: MatchItem,
	response: ItemResponse,
	outcome: GradedOutcome | null,
	keys: boolean,
): readonly PaperLine[] {
	const textOf = (target: string) => item.targets.find(({ id }) => id === target)?.text ?? '';
	const used = new Set(item.rows.map(({ target }) => target));
	const spare = item.targets.filter((target) => keys && !used.has(target.id) && says(target));
	const rows = item.rows.map((row): PaperLine => {
		const target = entryFor(row.id, response);
		const mark = outcome?.marks[row.id] ?? null;
		const mistake = mark === 'wrong' ? row.mistakes.find((one) => one.target === target) : undefined;
		return {
			text: row.text,
			given: textOf(target),
			chosen: target !== '',
			mark,
			key: keys ? textOf(row.target) : '',
			// A row's rationale speaks of its right target.
			why: whys(...(mistake ? [mistake] : []), ...(keys || mark === 'right' ? [row] : [])),
		};
	});
	const nothing = { given: '', chosen: false, mark: null, key: '' };
	return [...rows, ...spare.map((target) => ({ text: target.text, ...nothing, why: whys(target) }))];
}

function gapLines(
	item: GapItem,
	response: ItemResponse,
	outcome: GradedOutcome | null,
	keys: boolean,
): readonly PaperLine[] {
	return item.gaps.map((gap, index) => {
		const entry = entryFor(gap.id, response);
		const mark = outcome?.marks[gap.id] ?? null;
		const choice = gap.choices.find(({ id }) => id === entry);
		const folded = foldEntry(entry);
		const mistake = gap.mistakes.find(({ entries }) => entries.some((one) => foldEntry(one) === folded));
		const right = gap.choices.find(({ correct }) => correct);
		const wrong = mark === 'wrong' ? [choice, mistake].filter((one) => one !== undefined) : [];
		return {
			text: `Gap ${index + 1}: ${item.text[index]?.trim() ?? ''} … ${item.text[index + 1]?.trim() ?? ''}`,
			given: choice?.text ?? entry,
			chosen: entry !== '',
			mark,
			key: keys ? (right?.text ?? gap.accept[0] ?? '') : '',
			why: whys(...wrong, ...(keys || mark === 'right' ? [gap, ...(right ? [right] : [])] : [])),
		};
	});
}

function stepLines(
	{ steps }: OrderItem,
	response: ItemResponse,
	outcome: GradedOutcome | null,
	keys: boolean,
): readonly PaperLine[] {
	const given = response.flatMap((one) => steps.filter((step) => step.id === one));
	// Where nothing was given the author's order would be the key.
	const listed = given.length > 0 ? given : keys ? steps : [];
	return listed.map((step) => {
		const mark = outcome?.marks[step.id] ?? null;
		const place = `${steps.indexOf(step) + 1}`;
		return {
			text: step.text,
			given: '',
			chosen: given.length > 0,
			mark,
			key: keys ? `position ${place}` : '',
			why: keys || mark === 'right' ? whys(step) : [],
		};
	});
}

const entryFor = (id: string, response: ItemResponse) =>
	response.map(splitPair).find(([row]) => row === id)?.[1] ?? '';
