import { encode } from 'uqr';

export interface QrPath {
	/** Modules on each side, the quiet zone of four included (ISO/IEC 18004). */
	readonly size: number;
	/** For an SVG `<path>`: a rectangle for each run of dark modules. */
	readonly path: string;
}

/** A text as a QR code that still reads with 15 % of it hidden: a projector's screen is seen at an angle. */
export function qrPath(text: string): QrPath {
	const { size, data } = encode(text, { ecc: 'M', border: 4 });
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
