import { flushSync, mount, unmount } from 'svelte';
import AloudBar from '../aloud/AloudBar.svelte';
import { listenedTo } from '../aloud/listened-to.ts';
import { localVoice } from '../aloud/local-voice.ts';
import { keepInView, markSpoken, makeRoom } from '../aloud/spoken.ts';
import { Player, type AloudView } from '../aloud/player.ts';
import type { Said } from '../aloud/said.ts';
import { keepSpeed, readSpeed } from '../aloud/speed.ts';

const LANGUAGE = 'en-GB';
const NOTHING = 'There’s nothing to read aloud here.';
const NO_VOICE = 'This browser has no English voice, so it can’t read aloud.';
const ONLY_REMOTE = 'This browser’s voices would send the text over the internet, so we don’t use them.';

const whyNoVoice = () =>
	speechSynthesis.getVoices().some(({ localService }) => !localService) ? ONLY_REMOTE : NO_VOICE;

/** Ends what is being read, if anything is. */
let stop = () => {};

/** Reads aloud what the button stands for, from its beginning, and shows the player beside it. */
export async function readAloud(button: HTMLElement) {
	stop();
	delete button.dataset.failed;
	const place = button.closest('[data-player]') ?? button;
	const target = document.createElement('div');
	place.after(target);

	let player: Player | null = null;
	const bar = mount(AloudBar, {
		target,
		props: {
			speed: readSpeed(),
			toggle: () => player?.toggle(),
			skip: (by) => player?.skip(by),
			setSpeed(speed) {
				keepSpeed(speed);
				player?.setSpeed(speed);
			},
			stop: () => stop(),
		},
	});
	// What is mounted stands there at once; its buttons can take the focus only now.
	flushSync();
	const shown = target.firstElementChild ?? target;
	const takeBack = makeRoom(shown);
	const listened = listenedTo(button, () => stop());
	const end = new AbortController();
	stop = () => {
		stop = () => {};
		end.abort();
		player?.stop();
		listened.forget();
		markSpoken(null);
		// Whoever was in the bar is not thrown to the top of the page.
		if (target.contains(document.activeElement)) button.focus({ preventScroll: true });
		void unmount(bar);
		target.remove();
		takeBack();
	};
	const { signal } = end;
	addEventListener('pagehide', () => stop(), { signal });
	target.addEventListener(
		'keydown',
		(event) => {
			if (event.key !== 'Escape') return;
			// It would close the sheet around the text as well.
			event.preventDefault();
			stop();
		},
		{ signal },
	);
	bar.focus();

	const voice = await localVoice(LANGUAGE);
	if (signal.aborted) return;
	const said = listened.said();
	if (!voice || said.length === 0) {
		bar.show({ state: 'silent', why: voice ? NOTHING : whyNoVoice() });
		return bar.focus();
	}
	player = say(said, voice, bar.show, shown);
}

/** @param shown the player's bar, which what is said is kept in view above */
function say(
	said: readonly Said[],
	voice: SpeechSynthesisVoice,
	show: (view: AloudView) => void,
	shown: Element,
): Player {
	const texts = said.map(({ text }) => text);
	return new Player(texts, voice, readSpeed(), (at, state) => {
		show({ state, at, of: said.length });
		const current = said[at];
		markSpoken(current && state !== 'ended' ? current : null);
		if (current && state === 'speaking') keepInView(current, shown);
	});
}
