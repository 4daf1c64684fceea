import { fraction, times, type Fraction } from './fraction.ts';

/**
 * A score in whole percent, rounded down: 59.6 is shown as 59, so that no score that fell short looks as if it
 * had reached the mark. Null when there was nothing to earn.
 */
export function shownPercent(earned: Fraction, possible: number): number | null {
	if (possible === 0) return null;
	const { numerator, denominator } = times(earned, fraction(100n, BigInt(possible)));
	return Number(numerator / denominator);
}
