/** How pages look and feel to this learner, on this device. */
export interface Look {
	/** Per cent of the browser's own size. */
	readonly size: number;
	/** More room between letters, words and lines, shorter lines, no serifs. */
	readonly spaced: boolean;
	/** Colours: the device's own, or these. */
	readonly theme: Theme;
	/** A short buzz with a verdict, where the device can. */
	readonly buzz: boolean;
	/** The keys 1 to 9 choose an answer; WCAG 2.1.4 asks that they can be switched off. */
	readonly digits: boolean;
}

export const THEMES = ['auto', 'light', 'dark', 'sepia'] as const;
type Theme = (typeof THEMES)[number];
/** What a browser paints around the page: `--paper` of each theme. */
const PAPER = { light: '#fbfaf7', dark: '#11151b', sepia: '#f5ead6' } as const;
export const SIZES = [90, 100, 115, 130, 150, 175, 200];
/** Half as large again as browsers have it. */
const LARGE_PX = 24;
const KEY = 'mandate:look';
const VERSION = 1;
export const PLAIN: Look = { size: 100, spaced: false, theme: 'auto', buzz: true, digits: true };

/** Stored text is foreign: what is not as it should be counts as not chosen. */
export function parseLook(text: string | null): Look {
	try {
		const found = JSON.parse(text ?? '') as Record<string, unknown> | null;
		if (found?.version !== VERSION) return PLAIN;
		return {
			size: SIZES.find((size) => size === found.size) ?? PLAIN.size,
			spaced: found.spaced === true,
			theme: THEMES.find((theme) => theme === found.theme) ?? PLAIN.theme,
			buzz: found.buzz !== false,
			digits: found.digits !== false,
		};
	} catch {
		return PLAIN;
	}
}

export function readLook(): Look {
	try {
		return parseLook(localStorage.getItem(KEY));
	} catch {
		return PLAIN;
	}
}

/** Where storage is refused it holds for this page. */
export function keepLook(look: Look) {
	applyLook(look);
	try {
		localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...look }));
	} catch {
		// Applied, at least.
	}
}

export function applyLook({ size, spaced, theme }: Look) {
	const { classList, dataset, style } = document.documentElement;
	if (theme === 'auto') delete dataset.theme;
	else dataset.theme = theme;
	for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]'))
		meta.content = PAPER[theme === 'auto' ? (meta.media.includes('dark') ? 'dark' : 'light') : theme];
	style.fontSize = size === PLAIN.size ? '' : `${size}%`;
	classList.toggle('spaced', spaced);
	// Room is made where letters are this large, by this setting or the browser's; media queries see neither alone.
	classList.toggle('large', parseFloat(getComputedStyle(document.documentElement).fontSize) >= LARGE_PX);
}

/** Calls back when another tab has changed it. */
export const onLook = (listener: () => void) =>
	addEventListener('storage', ({ key }) => (key === KEY || key === null) && listener());
