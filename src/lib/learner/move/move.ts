import { LINK_COPIED, MOVE_PROBLEMS } from '../../words/move.ts';
import { say } from '../data/say.ts';
import { packed } from './carry.ts';
import { linkOf } from './link.ts';
import { leaveBrought, offer, offerAddressed, offerPasted, takeBrought } from './take-in.ts';

type Action = (button: HTMLElement) => Promise<void>;

/** What the buttons of “Continue on another device” do, by their `data-do`. */
export const moves: Readonly<Record<'code' | 'link' | 'scan' | 'take' | 'leave', Action>> = {
	code: (button) =>
		loaded(button, import('./show-code.ts'), async ({ showCode }) => {
			const bytes = await packed(button);
			if (bytes && !showCode(bytes)) say(button, MOVE_PROBLEMS['too-much'], true);
		}),
	link: copyLink,
	scan: (button) =>
		loaded(button, import('./scan.ts'), async ({ scan }) => {
			const found = await scan();
			if (found === 'no-camera') say(button, MOVE_PROBLEMS.camera, true);
			else if (found) await offer(found);
		}),
	take: takeBrought,
	leave: () => Promise.resolve(leaveBrought()),
};

/** @param work does its own explaining; only what could not be loaded is explained here */
async function loaded<T>(button: HTMLElement, loading: Promise<T>, work: (part: T) => Promise<void>) {
	const part = await loading.catch(() => null);
	if (part === null) return say(button, MOVE_PROBLEMS.failed, true);
	await work(part);
}

async function copyLink(button: HTMLElement) {
	/** Null once it was said why there is none. */
	const making = packed(button).then((bytes) => {
		const link = bytes && linkOf(location.origin, bytes);
		if (bytes && link === null) say(button, MOVE_PROBLEMS['too-much'], true);
		return link;
	});
	try {
		// Promised at once: Safari lets a page write to the clipboard only at the press itself.
		const text = making.then((link) => {
			if (link === null) throw new Error('There is nothing to copy.');
			return new Blob([link], { type: 'text/plain' });
		});
		text.catch(() => undefined);
		await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
		if ((await making) !== null) say(button, LINK_COPIED);
	} catch {
		if ((await making) !== null) say(button, MOVE_PROBLEMS.clipboard, true);
	}
}

/** @param alone runs one thing at a time */
export function startMoving(alone: (work: () => Promise<void>) => Promise<void>) {
	// Over plain http, and without one, there is no camera to be had.
	document.getElementById('scan')?.toggleAttribute('hidden', !('mediaDevices' in navigator));
	document.getElementById('paste')?.addEventListener('submit', (event) => {
		event.preventDefault();
		const field = document.querySelector<HTMLInputElement>('#pasted');
		if (!field) return;
		const { value } = field;
		field.value = '';
		void alone(() => offerPasted(value));
	});
	const addressed = () => void alone(offerAddressed);
	addEventListener('hashchange', addressed);
	addressed();
}
