/** A tenth of what browsers give: where nothing can ever be written, what piles up here must not crowd out the rest. */
const MOST_CHARACTERS = 500_000;

/**
 * Lists of what is on its way to a store, where writing does not wait: a page may be left at any time, and the next one
 * takes them over. Each page uses names of its own, so that two tabs never overwrite each other's.
 * @param prefix of their keys in `localStorage`
 */
export function notes(prefix: string) {
	const names = () =>
		Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
	const textOf = (name: string) => localStorage.getItem(prefix + name);
	return {
		/** Instead of what stood there; an empty list takes it away. @returns whether there was room; else the older stays */
		set(name: string, list: readonly unknown[]): boolean {
			try {
				if (list.length === 0) localStorage.removeItem(prefix + name);
				else {
					const text = JSON.stringify(list);
					const others = names().filter((other) => other !== name);
					const used = others.reduce((sum, other) => sum + (textOf(other)?.length ?? 0), 0);
					if (used + text.length > MOST_CHARACTERS) return false;
					localStorage.setItem(prefix + name, text);
				}
				return true;
			} catch {
				// Refused or full: then these milliseconds are a risk, as they would be without.
				return false;
			}
		},
		/** As JSON; null where there is none. Any page may have written it. */
		textOf(name: string): string | null {
			try {
				return textOf(name);
			} catch {
				return null;
			}
		},
		/** Once what was read there is written; a page that is alive may have left more meanwhile. */
		forget(name: string, read: string): void {
			try {
				if (textOf(name) === read) localStorage.removeItem(prefix + name);
			} catch {
				// Then it is taken over once more, and known by its ids.
			}
		},
		names(): string[] {
			try {
				return names();
			} catch {
				return [];
			}
		},
	};
}
