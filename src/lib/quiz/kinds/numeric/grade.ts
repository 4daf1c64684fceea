import { graded, invalid } from '../../outcome.ts';
import { splitPair, type ItemResponse } from '../../response.ts';
import { VALUE, type NumericItem } from './item.ts';
import { parseNumber } from './parse-number.ts';
import type { Outcome } from '../../outcome.ts';

export interface NumericKey {
	readonly kind: 'numeric';
	readonly unit: string;
	readonly value: number;
	readonly tolerance: number;
}

export const keyOf = ({ unit, key: { value, tolerance } }: NumericItem): NumericKey => ({
	kind: 'numeric',
	unit,
	value,
	tolerance,
});

/** So much a sum of decimal fractions may be off: 0.4 is within 0.1 of 0.3. */
const SLACK = 1e-9;

export const isWithin = (given: number, { value, tolerance }: Pick<NumericKey, 'value' | 'tolerance'>) =>
	Math.abs(given - value) <= tolerance + SLACK * Math.max(1, Math.abs(value));

/** Right within the tolerance, else wrong. */
export function grade(key: NumericKey, given: ItemResponse): Outcome {
	const typed = given.map(splitPair);
	if (typed.some(([part]) => part !== VALUE)) return invalid('unknown');
	const [entry, ...more] = typed.map(([, one]) => one.trim()).filter((one) => one !== '');
	if (entry === undefined) return invalid('empty');
	if (more.length > 0) return invalid('repeated');
	const number = parseNumber(entry, key.unit);
	if (number === null) return invalid('not-a-number');
	const isRight = isWithin(number, key);
	return graded(isRight ? 1 : 0, 1, [[VALUE, isRight ? 'right' : 'wrong']]);
}

/** However it was written, the number. */
export const entries = (key: NumericKey, given: ItemResponse) =>
	given.map(splitPair).flatMap(([part, entry]): [string, string][] => {
		const number = parseNumber(entry, key.unit);
		return entry.trim() === '' ? [] : [[part, number === null ? entry : String(number)]];
	});

export const correctResponse = ({ value }: NumericKey): ItemResponse => [`${VALUE}=${value}`];

/** Whether whatever was right still is. */
export const onlyAdds = (was: NumericKey, is: NumericKey): boolean =>
	was.unit === is.unit && isWithin(was.value - was.tolerance, is) && isWithin(was.value + was.tolerance, is);
