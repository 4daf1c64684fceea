import { badge } from '../review/badge.ts';
import { forgetAll } from '../../device/log.ts';
import { say } from './say.ts';
import { DELETED, KINDS_OF_DATA, notDeleted } from '../../words/your-data.ts';

const OURS = 'mandate';
const list = new Intl.ListFormat('en-GB');

/** Deletes all that is kept for this site, and says what the browser did not let it reach. */
export async function deleteEverything(button: HTMLElement) {
	const left: string[] = [];
	// Answers first: should the rest fail, what is personal is gone.
	await forgetAll().catch(() => left.push(KINDS_OF_DATA.answers));
	void badge(0, []);
	try {
		forgetKeys(localStorage);
		forgetKeys(sessionStorage);
	} catch {
		left.push(KINDS_OF_DATA.looks);
	}
	await forgetCaches().catch(() => left.push(KINDS_OF_DATA.pages));

	button.closest('dialog')?.close();
	const section = document.querySelector('#delete');
	if (left.length === 0) return say(section, DELETED);
	say(section, notDeleted(list.format(left), location.hostname), true);
}

function forgetKeys(storage: Storage) {
	for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
}

async function forgetCaches() {
	// Missing where the site is served over plain http; nothing was kept there then.
	if (!('caches' in globalThis)) return;
	const names = await caches.keys();
	await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
}
