import { asksForSeveral } from './asks-for-several.ts';
import { mixed, mixedSteps } from './mixed.ts';
import type { Item, Kind, Level, Quiz } from './types.ts';

export interface Labelled {
	readonly id: string;
	readonly text: string;
}

/** What a learner may see of an item before answering. */
export interface RedactedItem {
	readonly id: string;
	readonly kind: Kind;
	readonly objective: string;
	readonly level: Level;
	readonly prompt: string;
	readonly accordingTo: string;
	/** Whether more than one choice may be selected: it decides between radio buttons and check boxes. */
	readonly several: boolean;
	readonly statement: string;
	/** Choices, sentences, or steps (mixed). */
	readonly choices: readonly Labelled[];
	readonly rows: readonly Labelled[];
	/** Mixed, so that their order says nothing about the rows. */
	readonly targets: readonly Labelled[];
	/** The stretches between the gaps. */
	readonly text: readonly string[];
	readonly gaps: readonly { readonly id: string; readonly choices: readonly Labelled[] }[];
}

export interface RedactedQuiz {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly items: readonly RedactedItem[];
}

/**
 * Lists what may leave, field by field; whatever an item gains later stays behind until it is named here.
 * @param seed decides the mixed orders; give the attempt's, so that they stay the same for a learner
 */
export function redact(item: Item, seed: string): RedactedItem {
	const mix = `${seed} ${item.id}`;
	return {
		id: item.id,
		kind: item.kind,
		objective: item.objective,
		level: item.level,
		prompt: item.prompt,
		accordingTo: item.accordingTo,
		several: 'choices' in item && asksForSeveral(item),
		statement: item.kind === 'statement' ? item.statement : '',
		choices: labelledAll(
			item.kind === 'order' ? mixedSteps(item.steps, mix) : 'choices' in item ? item.choices : [],
		),
		rows: item.kind === 'match' ? labelledAll(item.rows) : [],
		targets: item.kind === 'match' ? labelledAll(mixed(item.targets, mix)) : [],
		text: item.kind === 'gap' ? [...item.text] : [],
		gaps:
			item.kind === 'gap' ? item.gaps.map((gap) => ({ id: gap.id, choices: labelledAll(gap.choices) })) : [],
	};
}

export function redactQuiz(quiz: Quiz, seed: string): RedactedQuiz {
	return {
		id: quiz.id,
		title: quiz.title,
		summary: quiz.summary,
		items: quiz.items.map((item) => redact(item, seed)),
	};
}

const labelledAll = (parts: readonly Labelled[]) => parts.map(({ id, text }): Labelled => ({ id, text }));
