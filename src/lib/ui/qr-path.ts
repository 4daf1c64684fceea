import { encode } from 'uqr';

export interface QrPath {
	/** Modules on each side, the quiet zone of four included (ISO/IEC 18004). */
	readonly size: number;
	/** For an SVG `<path>`: a rectangle for each run of dark modules. */
	readonly path: string;
}

/**
 * A text as a QR code.
 * @param ecc how much of it may be hidden: M, 15 %, for a projector's screen that is seen at an angle; L, 7 %, held in a hand
 */
export function qrPath(text: string, ecc: 'L' | 'M' = 'M'): QrPath {
	const { size, data } = encode(text, { ecc, border: 4 });
	const runs = data.flatMap((row, y) =>
		[
			...row
				.map((dark) => (dark ? '1' : '0'))
				.join('')
				.matchAll(/1+/g),
		].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
	);
	return { size, path: runs.join('') };
}
