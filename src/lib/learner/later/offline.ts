import { availableOffline, downloading, NO_SPACE, NOT_ALL_OFFLINE } from '../../words/offline.ts';
import type { Keeping } from '../../device/shelf.ts';

/**
 * Keeps the module of this page on the device, says so, and offers a new version when there is one.
 * @param module null: the page belongs to none
 */
export async function keepOffline(module: string | null) {
	if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
	if (module) showKeeping(module);
	// Where the browser refuses it, all works as ever, with a network.
	const registration = await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
	if (!registration) return;
	offerUpdates(registration);
	if (!module) return;
	// What every page needs comes with the first one; where that fails there is nobody yet to say so.
	const { active, installing } = registration;
	installing?.addEventListener('statechange', () => {
		if (!active && installing.state === 'redundant') show({ module, state: 'failed', reason: 'offline' });
	});
	await askToKeep(module);
}

async function askToKeep(module: string) {
	const { active } = await navigator.serviceWorker.ready;
	const keep = () => active?.postMessage({ keep: module });
	const sparing = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
	if (!sparing) return keep();
	// Whoever saves data is asked first.
	const button = document.querySelector<HTMLButtonElement>('#keep');
	if (!button) return;
	button.hidden = false;
	button.onclick = () => {
		button.hidden = true;
		keep();
	};
}

function showKeeping(module: string) {
	new BroadcastChannel('mandate:offline').onmessage = ({ data }: MessageEvent<Keeping>) => {
		if (data.module === module) show(data);
	};
}

function show(keeping: Keeping) {
	const sign = document.getElementById('offline-sign');
	if (!sign) return;
	sign.textContent = wordsFor(keeping);
	sign.dataset.state = keeping.state;
	sign.hidden = false;
}

function wordsFor(keeping: Keeping): string {
	if (keeping.state === 'keeping') return downloading(keeping.done, keeping.of);
	if (keeping.state === 'kept') return availableOffline(megabytes(keeping.bytes));
	return keeping.reason === 'full' ? NO_SPACE : NOT_ALL_OFFLINE;
}

const megabytes = (bytes: number) => `${Math.max(0.1, Math.round(bytes / 100_000) / 10)} MB`;

/** A new version waits. It is offered where nobody is in the middle of something, and only its taker reloads. */
function offerUpdates(registration: ServiceWorkerRegistration) {
	const offer = () => {
		const waiting = registration.waiting;
		const isFirst = !navigator.serviceWorker.controller;
		const isBusy = document.querySelector('#quiz:not([hidden])') !== null;
		const note = document.getElementById('update');
		if (!waiting || isFirst || isBusy || !note) return;
		note.hidden = false;
		note.querySelector('button')?.addEventListener('click', () => {
			navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
			waiting.postMessage('use');
		});
		note.querySelector('button + button')?.addEventListener('click', () => (note.hidden = true));
	};
	offer();
	registration.addEventListener('updatefound', () => {
		registration.installing?.addEventListener('statechange', offer);
	});
}
