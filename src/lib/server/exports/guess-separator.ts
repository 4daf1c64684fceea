export type Separator = ',' | ';' | '\t';

/** The rarest in ordinary text first: it wins a draw. A comma also stands in names and in decimals. */
export const SEPARATORS: readonly Separator[] = ['\t', ';', ','];
/** How many lines are looked at. */
const LOOKED_AT = 50;

/**
 * The separator that the most lines hold equally often; comma when none is held at all.
 * @param text with `\n` for line ends; what stands in quotation marks does not count
 */
export function guessSeparator(text: string): Separator {
	const lines = text
		.replace(/"[^"]*"/g, '')
		.split('\n', LOOKED_AT)
		.filter((line) => line.trim() !== '');
	const agreeing = SEPARATORS.map((separator) => linesThatAgree(lines, separator));
	const most = Math.max(...agreeing);
	return most === 0 ? ',' : (SEPARATORS[agreeing.indexOf(most)] ?? ',');
}

function linesThatAgree(lines: readonly string[], separator: Separator): number {
	const byCount = new Map<number, number>();
	for (const line of lines) {
		const count = line.split(separator).length - 1;
		if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1);
	}
	return Math.max(0, ...byCount.values());
}
