/** How pages look and feel to this learner, on this device. */
export interface Look {
	/** Per cent of the browser's own size. */
	readonly size: number;
	/** More room between letters, words and lines, shorter lines, no serifs. */
	readonly spaced: boolean;
	/** A short buzz with a verdict, where the device can. */
	readonly buzz: boolean;
	/** The keys 1 to 9 choose an answer; WCAG 2.1.4 asks that they can be switched off. */
	readonly digits: boolean;
}

export const SIZES = [90, 100, 115, 130, 150, 175, 200];
/** Half as large again as browsers have it. */
const LARGE_PX = 24;
const KEY = 'mandate:look';
const VERSION = 1;
export const PLAIN: Look = { size: 100, spaced: false, buzz: true, digits: true };

/** Stored text is foreign: what is not as it should be counts as not chosen. */
export function parseLook(text: string | null): Look {
	try {
		const found = JSON.parse(text ?? '') as Record<string, unknown> | null;
		if (found?.version !== VERSION) return PLAIN;
		return {
			size: SIZES.find((size) => size === found.size) ?? PLAIN.size,
			spaced: found.spaced === true,
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

export function applyLook({ size, spaced }: Look) {
	const { classList, style } = document.documentElement;
	style.fontSize = size === PLAIN.size ? '' : `${size}%`;
	classList.toggle('spaced', spaced);
	// Room is made where letters are this large, by this setting or the browser's; media queries see neither alone.
	classList.toggle('large', parseFloat(getComputedStyle(document.documentElement).fontSize) >= LARGE_PX);
}

/** Calls back when another tab has changed it. */
export const onLook = (listener: () => void) =>
	addEventListener('storage', ({ key }) => (key === KEY || key === null) && listener());
