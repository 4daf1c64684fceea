import jsqr from 'jsqr';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from '../../src/lib/ui/qr-path.ts';

test('the path draws each dark module once, and a quiet zone of four around them', () => {
	const text = 'https://quiz.example.org/join/ABCD2345';
	const { size, path } = qrPath(text);
	const drawn = new Set<string>();
	for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
		for (let at = 0; at < Number(run); at += 1) drawn.add(`${Number(x) + at} ${y}`);
	const { data } = encode(text, { ecc: 'M', border: 4 });
	const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
	expect([...drawn].sort()).toEqual(dark.sort());
	for (const at of drawn)
		for (const place of at.split(' ').map(Number)) {
			expect(place).toBeGreaterThanOrEqual(4);
			expect(place).toBeLessThan(size - 4);
		}
	// The corner of the first finder pattern.
	expect(drawn.has('4 4')).toBe(true);
});

/** Pixels of a module: what a camera sees is larger than what is drawn. */
const SCALE = 4;

test.each([
	'http://localhost:3000/join/ABCD2345',
	'https://quiz.example.org/join/WXYZ-6789',
	'https://a-school-with-a-long-name.district.example.org:8443/join/ABCD-2345',
])('a reader that knows nothing of us reads %s', (text) => {
	const { size, path } = qrPath(text);
	const side = size * SCALE;
	const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
		for (let across = 0; across < Number(run) * SCALE; across += 1)
			for (let down = 0; down < SCALE; down += 1) {
				const at = 4 * ((Number(y) * SCALE + down) * side + Number(x) * SCALE + across);
				pixels.fill(0, at, at + 3);
			}
	expect(jsqr(pixels, side, side)?.data).toBe(text);
});
