export const SPEEDS = [0.75, 0.9, 1, 1.1, 1.25, 1.5];
const USUAL = 1;
const KEY = 'mandate:speech';
const VERSION = 1;

/** Stored text is foreign: what is not as it should be counts as not chosen. */
export function parseSpeed(text: string | null): number {
	try {
		const found = JSON.parse(text ?? '') as Record<string, unknown> | null;
		if (found?.version !== VERSION) return USUAL;
		return SPEEDS.find((speed) => speed === found.speed) ?? USUAL;
	} catch {
		return USUAL;
	}
}

export function readSpeed(): number {
	try {
		return parseSpeed(localStorage.getItem(KEY));
	} catch {
		return USUAL;
	}
}

/** Where storage is refused it holds for this page. */
export function keepSpeed(speed: number) {
	try {
		localStorage.setItem(KEY, JSON.stringify({ version: VERSION, speed }));
	} catch {
		// Used, at least.
	}
}
