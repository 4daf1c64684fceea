import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/lib/ui/tokens.css', 'utf8');
const app = readFileSync('src/app.html', 'utf8');
const look = readFileSync('src/lib/player/look.ts', 'utf8');

/** The colours that a rule sets, by name. */
function coloursOf(rule: string): Readonly<Record<string, string>> {
	const [, body = ''] = css.split(rule)[1]?.match(/^\s*\{([^}]*)\}/) ?? [];
	return Object.fromEntries(
		[...body.matchAll(/--([\w-]+): (#[\da-f]{3,6});/g)].map(([, name, hex]) => [name, hex]),
	);
}

const light = coloursOf(':root');
const THEMES = {
	light,
	dark: coloursOf(":root:where([data-theme='dark'])"),
	sepia: coloursOf(":root:where([data-theme='sepia'])"),
};

function luminance(hex = ''): number {
	const full = hex.length === 4 ? hex.replace(/[\da-f]/g, '$&$&') : hex;
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(full.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, “contrast ratio”. */
function contrast(one?: string, other?: string): number {
	const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

test('the dark colours are the same, asked for by the device or chosen', () => {
	const device = coloursOf(':root:where(:not([data-theme]))');
	expect(device).toEqual(THEMES.dark);
	expect(Object.keys(device)).toEqual(Object.keys(light));
	expect(Object.keys(THEMES.sepia)).toEqual(Object.keys(light));
});

const SURFACES = ['paper', 'raised'];
for (const [theme, colours] of Object.entries(THEMES)) {
	test.each(['ink', 'muted', 'blue', 'right', 'partly', 'wrong'])(
		`${theme}: %s is read on every surface`,
		(name) => {
			const surfaces = ['right', 'partly', 'wrong'].includes(name)
				? [...SURFACES, `${name}-tint`]
				: [...SURFACES, 'blue-tint', 'mark'];
			for (const surface of surfaces)
				expect(contrast(colours[name], colours[surface]), surface).toBeGreaterThanOrEqual(4.5);
		},
	);

	test(`${theme}: edges of what can be operated are seen`, () => {
		for (const surface of SURFACES)
			expect(contrast(colours.edge, colours[surface]), surface).toBeGreaterThanOrEqual(3);
	});

	test(`${theme}: the browser’s own bar has the colour of the paper`, () => {
		expect(look).toContain(`${theme}: '${colours.paper}'`);
	});
}

test('without a choice the bar follows the device', () => {
	for (const theme of ['light', 'dark'] as const)
		expect(app).toContain(`content="${THEMES[theme].paper}" media="(prefers-color-scheme: ${theme})"`);
});
