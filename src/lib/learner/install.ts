/** What a browser keeps ready for whoever wants the site as an app; not every browser does. */
interface Offer extends Event {
	readonly prompt: () => Promise<unknown>;
}

let offer: Offer | null = null;
const button = () => document.getElementById('install');

const show = () => button()?.toggleAttribute('hidden', offer === null);

/** Called in a page's head: a browser makes its offer once, and early. */
export function listenForInstall() {
	addEventListener('beforeinstallprompt', (event) => {
		// The button takes the place of the browser's own bar.
		event.preventDefault();
		offer = event as Offer;
		show();
	});
	addEventListener('appinstalled', () => {
		offer = null;
		show();
	});
}

/** The button is there while a browser offers it; on iOS, where none does, a sentence says how. */
export function offerInstall() {
	show();
	button()?.addEventListener('click', () => {
		// It holds for one press; a browser makes another offer.
		void offer?.prompt().catch(() => undefined);
		offer = null;
		show();
	});
	// Only iOS has this property; true: it is installed.
	const { standalone } = navigator as { standalone?: boolean };
	document.getElementById('install-ios')?.toggleAttribute('hidden', standalone !== false);
}
