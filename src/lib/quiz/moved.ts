/** Where an item is: the ids of its quiz and its own. */
export interface ItemAt {
	readonly quiz: string;
	readonly item: string;
}

/**
 * The history of a module’s items: where something is now, `quiz/item`, by every place it had before. What was kept
 * under an older id is read through this; it is never written anew.
 */
export type Moved = Readonly<Record<string, string>>;

/** No id has a slash in it. */
export const placeName = ({ quiz, item }: ItemAt) => `${quiz}/${item}`;

/** Where an item is now; where it was, when it has never been anywhere else. */
export function nowAt(moved: Moved, at: ItemAt): ItemAt {
	const name = placeName(at);
	const now = Object.hasOwn(moved, name) ? moved[name] : undefined;
	if (now === undefined) return at;
	const between = now.indexOf('/');
	return { quiz: now.slice(0, between), item: now.slice(between + 1) };
}
