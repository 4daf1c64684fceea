/**
 * Sums over the scores of a class, which are shares, 0 to 1. Binary numbers only come near to a share like 1/3,
 * so that equal sums can differ in the last digit; what is closer than this is taken as equal, else a class in
 * which all did the same would get a discrimination index made of rounding.
 */
const NOISE = 1e-12;

/** Null for no values. */
export const mean = (values: readonly number[]): number | null =>
	values.length === 0 ? null : sum(values) / values.length;

/** Mean of the two in the middle when there is no one middle; null for no values. */
export function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length / 2;
	return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

/** Whether the values differ at all. */
export function varies(values: readonly number[]): boolean {
	let [lowest, highest] = [Infinity, -Infinity];
	for (const value of values) {
		if (value < lowest) lowest = value;
		if (value > highest) highest = value;
	}
	return highest - lowest > NOISE;
}

/** Of a sample: the sum over n − 1; null for fewer than two pairs. */
export function covariance(xs: readonly number[], ys: readonly number[]): number | null {
	if (xs.length < 2) return null;
	const middleX = mean(xs) ?? 0;
	const middleY = ys === xs ? middleX : (mean(ys) ?? 0);
	let together = 0;
	for (let at = 0; at < xs.length; at += 1)
		together += ((xs[at] ?? middleX) - middleX) * ((ys[at] ?? middleY) - middleY);
	return together / (xs.length - 1);
}

/** Of a sample: the sum over n − 1; null for fewer than two values. */
export const variance = (values: readonly number[]): number | null => covariance(values, values);

/** Mean of the differences to the mean, raised to a power; 0 for no values. */
export function centralMoment(values: readonly number[], power: number): number {
	const middle = mean(values) ?? 0;
	return mean(values.map((value) => (value - middle) ** power)) ?? 0;
}

/** The covariance, or 0 where it is so near that rounding decides its sign. */
export function signedCovariance(xs: readonly number[], ys: readonly number[]): number | null {
	const value = covariance(xs, ys);
	return value !== null && Math.abs(value) <= NOISE ? 0 : value;
}

export function sum(values: readonly number[]): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
