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
	const bytes = await packed(button);
	if (!bytes) return;
	const link = linkOf(location.origin, bytes);
	if (link === null) return say(button, MOVE_PROBLEMS['too-much'], true);
	try {
		await navigator.clipboard.writeText(link);
		say(button, LINK_COPIED);
	} catch {
		say(button, MOVE_PROBLEMS.clipboard, true);
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
