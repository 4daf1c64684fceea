/** What a browser keeps ready for whoever wants the site as an app; not every browser does. */
interface Offer extends Event {
	readonly prompt: () => Promise<unknown>;
}

/** Kept by the page’s script in its head, and used by one that comes later. */
interface Keeper {
	mandateInstall?: Offer | null;
}

const kept = globalThis as Keeper;
const EVENTS = ['beforeinstallprompt', 'appinstalled'];

/** Called in a page's head: a browser makes its offer once, and early. */
export function listenForInstall() {
	for (const type of EVENTS)
		addEventListener(type, (event) => {
			// The button takes the place of the browser's own bar.
			event.preventDefault();
			kept.mandateInstall = 'prompt' in event ? (event as Offer) : null;
		});
}

/** The button is there while a browser offers it; on iOS, where none does, a sentence says how. */
export function offerInstall() {
	const button = document.getElementById('install');
	const show = () => button?.toggleAttribute('hidden', !kept.mandateInstall);
	show();
	for (const type of EVENTS) addEventListener(type, show);
	button?.addEventListener('click', () => {
		// It holds for one press; a browser makes another offer.
		void kept.mandateInstall?.prompt().catch(() => undefined);
		kept.mandateInstall = null;
		show();
	});
	// Only iOS has this property; true: it is installed.
	const { standalone } = navigator as { standalone?: boolean };
	document.getElementById('install-ios')?.toggleAttribute('hidden', standalone !== false);
}
