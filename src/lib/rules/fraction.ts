/** An exact number; in lowest terms, `denominator` above 0. */
export interface Fraction {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

/** @throws RangeError when the denominator is 0 */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
	if (denominator === 0n) throw new RangeError('A fraction can’t have the denominator 0.');
	const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
	return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const ZERO = fraction(0n);

export const add = (a: Fraction, b: Fraction): Fraction =>
	fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const times = (a: Fraction, b: Fraction): Fraction =>
	fraction(a.numerator * b.numerator, a.denominator * b.denominator);

/** Below 0, 0, above 0: as `sort` wants it. */
export function compare(a: Fraction, b: Fraction): number {
	const difference = a.numerator * b.denominator - b.numerator * a.denominator;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** For showing only: rounded, as every floating number is. */
export const toNumber = ({ numerator, denominator }: Fraction) => Number(numerator) / Number(denominator);

/** Always positive, so that a sign stays where it is. */
function gcd(a: bigint, b: bigint): bigint {
	const [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
	return y === 0n ? x : gcd(y, x % y);
}
