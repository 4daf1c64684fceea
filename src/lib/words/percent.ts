/** More than adding up shares of points is ever off, and less than any two scores are apart. */
const SLACK = 1e-9;

/**
 * A share in whole per cent, rounded down: 59.67 % is said as 59 %, so that nothing that fell short of a mark looks as if
 * it had reached it. The one place that says a percentage.
 * @param share of one; 0 to 1, or below 0 for a correlation. Null, or no number: it is not defined
 */
export function percent(share: number | null): string {
	if (share === null || !Number.isFinite(share)) return '–';
	const whole = Math.floor(100 * share + SLACK);
	return `${whole < 0 ? '−' : ''}${Math.abs(whole)}%`;
}

/** The same for a width in a style: never below nothing. */
export const barWidth = (share: number | null) => percent(Math.max(0, share ?? 0));
