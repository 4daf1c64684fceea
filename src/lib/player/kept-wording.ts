/** Which words of a reading are shown, where it has a plain version. */
export type Wording = (typeof WORDINGS)[number];

const WORDINGS = ['original', 'plain', 'both'] as const;
const KEY = 'mandate:wording';

/** Stored text is foreign, and so is what stands in the page: anything else is the original. */
export const parseWording = (text: string | null | undefined): Wording =>
	WORDINGS.find((wording) => wording === text) ?? 'original';

export function readWording(): Wording {
	try {
		return parseWording(localStorage.getItem(KEY));
	} catch {
		return 'original';
	}
}

/** Where storage is refused it holds for this page. */
export function keepWording(wording: Wording) {
	try {
		localStorage.setItem(KEY, wording);
	} catch {
		// Shown, at least.
	}
}
