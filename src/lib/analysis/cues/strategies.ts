import * as form from './by-form.ts';
import * as wording from './by-wording.ts';
import type { Guess } from './guess.ts';
import type { Item, ItemOf, Kind } from '../../quiz/types.ts';

/** A way to answer without the text. */
export interface Strategy {
	/** `choice-longest`; also the name under which the checker reports it. */
	readonly id: string;
	readonly kind: Kind;
	/** What it answers: “the longest choice”. */
	readonly words: string;
	/** Null where it has nothing to go by. */
	guess(item: Item): Guess | null;
}

/** For items of one kind. */
const of = <K extends Kind>(
	kind: K,
	id: string,
	words: string,
	guess: (item: ItemOf<K>) => Guess | null,
): Strategy => ({
	id: `${kind}-${id}`,
	kind,
	words,
	guess: (item) => (item.kind === kind ? guess(item as ItemOf<K>) : null),
});

/** Of several keys one choice is not the answer, so that items which have them are left out. */
const choice = (id: string, words: string, look: wording.Look) =>
	of('choice', id, words, (item) =>
		item.choices.filter(({ correct }) => correct).length === 1 ? wording.guessBy(item, look) : null,
	);

const looking = (kind: 'statement' | 'gap' | 'evidence', id: string, words: string, look: wording.Look) =>
	of(kind, id, words, (item) => wording.guessBy(item, look));

/** In the order of the report. */
export const STRATEGIES: readonly Strategy[] = [
	choice('longest', 'the longest choice', wording.longest),
	choice('shortest', 'the shortest choice', wording.shortest),
	choice('hedged', 'the most hedged choice', wording.mostHedged),
	choice('mildest', 'the choice with the fewest absolute words', wording.leastAbsolute),
	choice('echo', 'the choice with most words of the prompt', wording.echo),
	choice('unlike', 'the choice with fewest words of the prompt', wording.unlike),
	choice('quoted', 'the choice with most words of a quotation', wording.quotedEcho),
	choice('first', 'the first choice', wording.first),
	choice('middle', 'the choice in the middle', wording.middle),
	choice('last', 'the last choice', wording.last),
	choice('majority', 'the label that most choices have (yes, no)', wording.majorityLabel),
	choice('odd', 'the choice whose label stands alone', wording.oddLabel),
	looking('statement', 'true', '“true”', wording.judged('true')),
	looking('statement', 'false', '“false”', wording.judged('false')),
	looking('statement', 'not-stated', '“not stated”', wording.judged('not-stated')),
	looking(
		'statement',
		'hedged',
		'“true” for a hedged statement',
		wording.judgedWhere('true', wording.isHedged),
	),
	looking(
		'statement',
		'absolute',
		'“false” for an absolute statement',
		wording.judgedWhere('false', wording.isAbsolute),
	),
	looking('gap', 'longest', 'the longest option of a gap', wording.longest),
	looking('gap', 'hedged', 'the most hedged option of a gap', wording.mostHedged),
	looking('gap', 'echo', 'the option with most words of the text', wording.echo),
	looking('evidence', 'first', 'the first sentence', wording.first),
	looking('evidence', 'last', 'the last sentence', wording.last),
	looking('evidence', 'inner', 'a sentence neither first nor last', wording.inner),
	looking('evidence', 'longest', 'the longest sentence', wording.longest),
	looking('evidence', 'echo', 'the sentence with most words of the prompt', wording.echo),
	of('match', 'echo', 'the target with most words of the row', form.pairByWords),
	of('match', 'elimination', 'the same, and the rest by elimination', form.pairByElimination),
	of('order', 'printed', 'the order as printed', form.asPrinted),
	of('order', 'alphabet', 'the order of the alphabet', form.byAlphabet),
	of('numeric', 'prompt', 'a number from the prompt', form.numberInPrompt),
];
