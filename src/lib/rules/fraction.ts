/** An exact number; in lowest terms, `denominator` above 0. */
export interface Fraction {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

/** @throws RangeError when the denominator is 0 */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
	if (denominator === 0n) throw new RangeError('A fraction has no denominator 0.');
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

/** More than any item has parts: pairs of 40 steps in order are 780. */
const LARGEST_DENOMINATOR = 10_000;

/**
 * The fraction a share of a point was, before it became a floating number: 0.333… is one third. Grading
 * divides small whole numbers; two fractions with denominators up to 10 000 are at least 10⁻⁸ apart, and a
 * double is within 10⁻¹⁶, so the nearest is the one meant. Found by continued fractions (Hardy and Wright,
 * An Introduction to the Theory of Numbers, chapter X): the last convergent whose denominator is small enough.
 * @param share 0 to 1
 * @throws RangeError when it is not
 */
export function exactShare(share: number): Fraction {
	if (!(share >= 0 && share <= 1)) throw new RangeError(`A share of a point is 0 to 1, not ${share}.`);
	let [before, last] = [
		[0, 1],
		[1, 0],
	] as [[number, number], [number, number]];
	let rest = share;
	for (;;) {
		const whole = Math.floor(rest);
		const next: [number, number] = [whole * last[0] + before[0], whole * last[1] + before[1]];
		if (next[1] > LARGEST_DENOMINATOR) break;
		[before, last] = [last, next];
		if (next[0] / next[1] === share) break;
		rest = 1 / (rest - whole);
	}
	return fraction(BigInt(last[0]), BigInt(last[1]));
}

/** What the items of an attempt earned together. */
export const sumOfShares = (shares: readonly number[]): Fraction => shares.map(exactShare).reduce(add, ZERO);
