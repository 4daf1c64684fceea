/** The parts of the page where a quiz is taken. `Player.svelte` makes them. */
export const byId = (id: string) => document.getElementById(id);
export const button = (name: string) => document.querySelector<HTMLButtonElement>(`[data-do="${name}"]`);

export function write(id: string, text: string) {
	const element = byId(id);
	if (element && element.textContent !== text) element.textContent = text;
}

export function hide(id: string, hidden: boolean) {
	byId(id)?.toggleAttribute('hidden', hidden);
}

/** Speaks through the page's one live region; the same words twice are said twice. */
export function say(text: string) {
	if (text) write('say', byId('say')?.textContent === text ? `${text}\u00a0` : text);
}
