import { closestIn } from '../text/closest.ts';
import { fold, type Folded } from '../text/fold.ts';
import { locateAll, type Selector } from '../text/locate.ts';
import { passagesOf, touchedPassages, type Passage } from '../text/passages.ts';
import { firstDifference } from './first-difference.ts';
import type { Defect } from './source-file.ts';
import type { Citation } from '../text/types.ts';
import type { Reading } from '../text/types.ts';

/** Finds quotes in one reading; folds and indexes it once. */
export class Citer {
	readonly reading: Reading;
	readonly passages: readonly Passage[];
	readonly #folded: Folded;
	#closest: ReturnType<typeof closestIn> | null = null;

	constructor(reading: Reading) {
		this.reading = reading;
		this.passages = passagesOf(reading);
		this.#folded = fold(reading.text);
	}

	/** The one place of a quote, or what is wrong with it. */
	cite(selector: Selector): Citation | Defect {
		const found = locateAll(this.#folded, selector);
		const [position] = found;
		if (!position) return this.#missing(selector);
		if (found.length > 1) {
			return {
				rule: 'ambiguous-quote',
				message: `These words appear ${found.length} times in “${this.reading.id}”.`,
				suggestion: 'Add prefix: or suffix: with the words just before or after, or quote more.',
			};
		}
		return {
			reading: this.reading.id,
			exact: this.reading.text.slice(position.start, position.end),
			...position,
			passages: touchedPassages(this.passages, position),
		};
	}

	#missing({ exact, prefix, suffix }: Selector): Defect {
		const without = prefix || suffix ? locateAll(this.#folded, { exact }) : [];
		if (without.length > 0) {
			return {
				rule: 'missing-quote',
				message: `The quote is in “${this.reading.id}”, but not with this prefix or suffix.`,
				suggestion: 'Copy the words just before or after it.',
			};
		}
		this.#closest ??= closestIn(this.reading.text, this.passages);
		const near = this.#closest(exact);
		const passage = near ? this.reading.text.slice(near.passage.start, near.passage.end) : '';
		const difference = near && near.likeness > ALMOST ? firstDifference(exact, passage) : null;
		return {
			rule: 'missing-quote',
			message: `This quote is not in “${this.reading.id}”: “${shorten(exact)}”.${difference ? ` ${difference}` : ''}`,
			suggestion: near
				? `The closest passage is ${near.passage.id}: “${shorten(passage, 240)}”`
				: 'Nothing there is similar. Is it in another reading?',
		};
	}
}

/** So much alike, the two may look the same. */
const ALMOST = 0.8;
const shorten = (text: string, longest = 90) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** By the id of their reading. */
export const citersOf = (readings: readonly Reading[]): ReadonlyMap<string, Citer> =>
	new Map(readings.map((reading) => [reading.id, new Citer(reading)]));
