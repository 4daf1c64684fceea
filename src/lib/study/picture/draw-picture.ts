import { points } from '../../components/words.ts';
import { wrapWords } from './wrap-words.ts';
import type { ResultPicture } from './result-picture.ts';

export const SIDE = 1080;
const EDGE = 84;
const INNER = SIDE - 2 * EDGE;
const LABEL = 430;
/** Room for `12.7 of 15`, and air before it. */
const POINTS = 170;
/** Paper and ink as in `app.css` by day: a picture is looked at elsewhere, where no theme follows it. */
const PAPER = '#fbfaf7';
const INK = '#1b2430';
const MUTED = '#586273';
const LINE = '#e2ddd2';
const BLUE = '#1d5a9f';
const MARK = '#fdeab5';
const SERIF = 'Charter, Georgia, serif';
const SANS = 'system-ui, sans-serif';

/** Draws on a square of `SIDE` by `SIDE`. */
export function drawPicture(on: CanvasRenderingContext2D, picture: ResultPicture) {
	on.fillStyle = PAPER;
	on.fillRect(0, 0, SIDE, SIDE);
	on.fillStyle = BLUE;
	on.fillRect(0, 0, SIDE, 14);
	text(on, 'Mandate', EDGE, 116, `600 34px ${SERIF}`, INK);
	const after = title(on, picture.title);
	const bars = score(on, picture, after + 190);
	objectives(on, picture, bars + 84);
	address(on, picture.address);
}

function title(on: CanvasRenderingContext2D, words: string): number {
	on.font = `600 62px ${SERIF}`;
	const lines = wrapWords(words, INNER, 2, widthOn(on));
	lines.forEach((line, index) => text(on, line, EDGE, 216 + index * 72, on.font, INK));
	return 216 + (lines.length - 1) * 72;
}

function score(on: CanvasRenderingContext2D, { right, of }: ResultPicture, y: number): number {
	const font = `600 190px ${SERIF}`;
	on.font = font;
	const width = on.measureText(String(right)).width;
	on.fillStyle = MARK;
	on.fillRect(EDGE - 12, y - 48, width + 24, 62);
	text(on, String(right), EDGE, y, font, INK);
	text(on, `of ${of} right at first try`, EDGE + width + 36, y, `46px ${SERIF}`, MUTED);
	return y;
}

function objectives(on: CanvasRenderingContext2D, { objectives: bars, more }: ResultPicture, top: number) {
	const rows = bars.length + (more > 0 ? 1 : 0);
	const row = Math.min(84, (SIDE - 130 - top) / Math.max(1, rows));
	const size = row < 60 ? 25 : 29;
	const track = INNER - LABEL - POINTS;
	bars.forEach(({ title: words, earned, possible }, index) => {
		const middle = top + (index + 0.5) * row;
		on.font = `${size}px ${SANS}`;
		const lines = wrapWords(words, LABEL - 30, row < 70 ? 1 : 2, widthOn(on));
		lines.forEach((line, at) => {
			const y = middle + size * 0.36 + (at - (lines.length - 1) / 2) * size * 1.2;
			text(on, line, EDGE, y, on.font, INK);
		});
		const share = possible > 0 ? Math.min(1, earned / possible) : 0;
		bar(on, EDGE + LABEL, middle, track, LINE);
		if (share > 0) bar(on, EDGE + LABEL, middle, Math.max(18, track * share), BLUE);
		const shown = `${points(earned)} of ${possible}`;
		text(on, shown, SIDE - EDGE - on.measureText(shown).width, middle + size * 0.36, on.font, MUTED);
	});
	if (more > 0) text(on, `and ${more} more`, EDGE, top + (rows - 0.5) * row, `${size}px ${SANS}`, MUTED);
}

function bar(on: CanvasRenderingContext2D, x: number, y: number, width: number, colour: string) {
	on.fillStyle = colour;
	on.beginPath();
	// Browsers of a few years ago draw no round corners.
	if ('roundRect' in on) on.roundRect(x, y - 9, width, 18, 9);
	else (on as CanvasRect).rect(x, y - 9, width, 18);
	on.fill();
}

function address(on: CanvasRenderingContext2D, words: string) {
	on.fillStyle = LINE;
	on.fillRect(EDGE, SIDE - 108, INNER, 2);
	on.font = `28px ${SANS}`;
	const [line = ''] = wrapWords(words, INNER, 1, widthOn(on));
	text(on, line, EDGE, SIDE - 56, on.font, MUTED);
}

type CanvasRect = Pick<CanvasRenderingContext2D, 'rect'>;

const widthOn = (on: CanvasRenderingContext2D) => (words: string) => on.measureText(words).width;

function text(
	on: CanvasRenderingContext2D,
	words: string,
	x: number,
	y: number,
	font: string,
	colour: string,
) {
	on.font = font;
	on.fillStyle = colour;
	on.fillText(words, x, y);
}
