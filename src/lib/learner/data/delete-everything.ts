import { badge } from '../review/badge.ts';
import { forgetAll } from '../../device/log.ts';
import { say } from './say.ts';

const OURS = 'mandate';
const list = new Intl.ListFormat('en-GB');

/** Deletes all that is kept for this site, and says what the browser did not let it reach. */
export async function deleteEverything(button: HTMLElement) {
	const left: string[] = [];
	// Answers first: should the rest fail, what is personal is gone.
	await forgetAll().catch(() => left.push('your answers'));
	void badge(0);
	try {
		forgetKeys(localStorage);
		forgetKeys(sessionStorage);
	} catch {
		left.push('the looks you chose');
	}
	await forgetCaches().catch(() => left.push('the pages for reading offline'));

	button.closest('dialog')?.close();
	const section = document.querySelector('#delete');
	if (left.length === 0)
		return say(
			section,
			'Everything you did by yourself is deleted. If you joined a class here, sign this device out under “Your assignments” too.',
		);
	say(
		section,
		`The browser refused access to ${list.format(left)}. If it keeps any, delete the data of ${location.hostname} in the browser’s settings.`,
		true,
	);
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
