/**
 * What was given last and is not kept yet, in storage that does not wait: a page that is reloaded in the middle of
 * a word has no time for more. Of this tab alone, and gone with it.
 */
export function typedDraft(attempt: string) {
	const key = `mandate-assigned ${attempt}`;
	return {
		keep(item: string, response: readonly string[]) {
			try {
				sessionStorage.setItem(key, JSON.stringify({ item, response }));
			} catch {
				// Refused: then what is typed is kept a moment later, as an event.
			}
		},
		forget() {
			try {
				sessionStorage.removeItem(key);
			} catch {
				// Nothing was kept.
			}
		},
		read(): { readonly item: string; readonly response: readonly string[] } | null {
			try {
				const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
				if (typeof found !== 'object' || found === null) return null;
				const { item, response } = found as Record<string, unknown>;
				const isDraft = typeof item === 'string' && Array.isArray(response);
				return isDraft ? { item, response: response.map(String) } : null;
			} catch {
				return null;
			}
		},
	};
}
