/**
 * The same statistics by other ways, slow and plain, for small tables of whole numbers: covariances from the
 * differences of pairs of attempts (no mean is taken), the rest of the quiz from the matrix of covariances (no
 * rest score is summed), the greatest covariance by trying every order, moments from z-scores as spreadsheets
 * define SKEW and KURT. Whole numbers leave no doubt about what is 0.
 */

/** `marks[attempt][item]` and `maxima[item]`, whole numbers. */
export interface WholeTable {
	readonly marks: readonly (readonly number[])[];
	readonly maxima: readonly number[];
}

const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const column = ({ marks }: WholeTable, item: number) => marks.map((row) => row[item] ?? 0);
const totalsOf = ({ marks }: WholeTable) => marks.map(add);

/** Sum over pairs of attempts, not yet divided, so that it stays whole. */
const pairSum = (xs: readonly number[], ys: readonly number[]) =>
	add(
		xs.flatMap((x, i) =>
			xs.slice(i + 1).map((other, j) => (x - other) * ((ys[i] ?? 0) - (ys[i + 1 + j] ?? 0))),
		),
	);

const matrixOf = (table: WholeTable) =>
	table.maxima.map((_, i) => table.maxima.map((__, j) => pairSum(column(table, i), column(table, j))));

function permutations(values: readonly number[]): number[][] {
	if (values.length < 2) return [[...values]];
	return values.flatMap((value, at) =>
		permutations([...values.slice(0, at), ...values.slice(at + 1)]).map((others) => [value, ...others]),
	);
}

export function referenceItem(table: WholeTable, item: number) {
	const n = table.marks.length;
	const possible = table.maxima[item] ?? 0;
	const matrix = matrixOf(table);
	const own = matrix[item]?.[item] ?? 0;
	const withTotals = matrix.map(add);
	const withTotal = withTotals[item] ?? 0;
	const withRest = withTotal - own;
	const restVariance = add(withTotals) - 2 * withTotal + own;
	const roots = add(withTotals.filter((value) => value > 0).map(Math.sqrt));
	const marks = column(table, item);
	const rest = totalsOf(table).map((total, at) => total - (marks[at] ?? 0));
	const defined = own > 0 && restVariance > 0;
	const most = defined ? Math.max(...permutations(rest).map((order) => pairSum(marks, order))) : 0;
	return {
		facility: n === 0 ? null : (100 * add(marks)) / (n * possible),
		standardDeviation: n < 2 ? null : (100 * Math.sqrt(own / (n * (n - 1)))) / possible,
		intendedWeight: (100 * possible) / add(table.maxima),
		effectiveWeight: n < 2 || withTotal < 0 || roots === 0 ? null : (100 * Math.sqrt(withTotal)) / roots,
		negativeCovariance: withTotal < 0,
		discrimination: defined ? (100 * withRest) / Math.sqrt(own * restVariance) : null,
		efficiency: defined ? (100 * withRest) / most : null,
	};
}

export function referenceQuiz(table: WholeTable) {
	const totals = totalsOf(table);
	const [n, p] = [totals.length, table.maxima.length];
	const possible = add(table.maxima);
	const matrix = matrixOf(table);
	const all = add(matrix.map(add));
	const diagonal = add(matrix.map((row, at) => row[at] ?? 0));
	const deviation = Math.sqrt(all / (n * (n - 1)));
	const z = (power: number) => add(totals.map((total) => ((total - add(totals) / n) / deviation) ** power));
	const alpha = p < 2 || all === 0 ? null : (p * (all - diagonal)) / ((p - 1) * all);
	const sorted = [...totals].sort((a, b) => b - a);
	const middle = ((sorted[Math.floor(n / 2)] ?? 0) + (sorted[Math.floor((n - 1) / 2)] ?? 0)) / 2;
	const noise = alpha === null ? null : Math.sqrt(1 - alpha);
	return {
		mean: n === 0 ? null : (100 * add(totals)) / (n * possible),
		median: n === 0 ? null : (100 * middle) / possible,
		standardDeviation: n < 2 ? null : (100 * deviation) / possible,
		skewness: n < 3 || all === 0 ? null : (n * z(3)) / ((n - 1) * (n - 2)),
		kurtosis:
			n < 4 || all === 0
				? null
				: (n * (n + 1) * z(4)) / ((n - 1) * (n - 2) * (n - 3)) - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)),
		internalConsistency: alpha === null ? null : 100 * alpha,
		errorRatio: noise === null ? null : 100 * noise,
		standardError: noise === null ? null : (100 * noise * deviation) / possible,
	};
}
