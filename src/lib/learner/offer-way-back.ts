import { here } from '../player/here.ts';
import { pickedUp } from '../player/hints.ts';
import { cameFrom, FOR_ONESELF, type From } from '../player/way-back.ts';
import { moduleHref } from '../words/hrefs.ts';
import { backTo } from '../words/texts.ts';

const from = cameFrom();

/** Whether this visit came from a question. */
export const isFromQuestion = from !== null;

/** Keeps a way back to the question at the foot of the window: an installed app has no other. */
export function offerWayBack() {
	if (!from) return;
	const link = document.createElement('a');
	link.className = 'btn way-back no-print';
	link.href = hrefOf(from);
	link.textContent = backTo(from.number, isCase(from));
	// They have not been away.
	pickedUp.keep(link.pathname, true);
	const places = from.inSheet ? 2 : 1;
	link.addEventListener('click', (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey || !isBefore(link.pathname, places)) return;
		event.preventDefault();
		history.go(-places);
	});
	// First in the order of keys, though it stands at the foot.
	document.getElementById('main')?.prepend(link);
	document.documentElement.classList.add('has-way-back');
}

const isCase = ({ page }: Pick<From, 'page'>) => page.startsWith('case/');

function hrefOf({ page, number, id }: From) {
	const address = `${moduleHref(here().module)}/${page}`;
	if (isCase({ page })) return id === FOR_ONESELF ? address : `${address}?for=${encodeURIComponent(id)}`;
	return number > 0 ? `${address}#${id}` : `${address}?attempt=${encodeURIComponent(id)}`;
}

/** Whether the page is the one so many places before in the history, which shows it as it was left. Not every browser can say. */
function isBefore(path: string, places: number): boolean {
	const { navigation } = window as unknown as { navigation?: Past };
	const before = navigation?.entries()[(navigation.currentEntry?.index ?? 0) - places]?.url;
	return before ? new URL(before).pathname === path : false;
}

/** What this needs of the Navigation API, which TypeScript does not know everywhere. */
interface Past {
	readonly currentEntry: { readonly index: number } | null;
	readonly entries: () => readonly { readonly url: string | null }[];
}
