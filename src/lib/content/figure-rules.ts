/** What a figure may be made of. Nothing of it can run, load or style anything. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const NUMBERS = /^-?\d+(\.\d+)?([ ,]+-?\d+(\.\d+)?)*$/;
const PATH = /^[MmLlHhVvCcSsQqTtAaZz\d\s,.-]+$/;
const TRANSFORM = /^((translate|rotate|scale)\([\d\s,.-]+\)\s*)+$/;
const ANCHOR = /^(start|middle|end)$/;

/** Looks, by name: tokens.css gives each its colours in light, dark and print. */
export const FIGURE_CLASSES: ReadonlySet<string> = new Set([
	...['box', 'box-blue', 'box-mark', 'band', 'band-blue', 'band-mark', 'dot', 'dot-blue', 'dot-mark'],
	...['line', 'line-strong', 'line-blue', 'dashed', 'arrow-head'],
	...['t', 't-strong', 't-small', 't-blue', 't-heading', 't-inverse'],
]);

const PLACED = { x: NUMBER, y: NUMBER };
const SHARED = { class: /^[a-z-]+( [a-z-]+)*$/, transform: TRANSFORM };

/** Each element that may be there, with the form of each attribute it may have. */
export const FIGURE_ELEMENTS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
	svg: { xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/, viewBox: NUMBERS },
	title: {},
	desc: {},
	g: SHARED,
	path: { ...SHARED, d: PATH },
	rect: { ...SHARED, ...PLACED, width: NUMBER, height: NUMBER, rx: NUMBER, ry: NUMBER },
	circle: { ...SHARED, cx: NUMBER, cy: NUMBER, r: NUMBER },
	line: { ...SHARED, x1: NUMBER, y1: NUMBER, x2: NUMBER, y2: NUMBER },
	text: { ...SHARED, ...PLACED, dx: NUMBER, dy: NUMBER, 'text-anchor': ANCHOR },
	tspan: { class: SHARED.class, ...PLACED, dx: NUMBER, dy: NUMBER, 'text-anchor': ANCHOR },
};

/** Elements in which words may stand. */
export const WITH_WORDS: ReadonlySet<string> = new Set(['title', 'desc', 'text', 'tspan']);
