export type PlayerState = 'speaking' | 'paused' | 'ended';

export interface Player {
	/** Goes on, from the sentence it stopped in; after the end from the beginning. */
	play: () => void;
	pause: () => void;
	/** To the next sentence or the one before; a paused player stays so. */
	skip: (by: 1 | -1) => void;
	setSpeed: (speed: number) => void;
	/** For good. */
	stop: () => void;
}

/** Nothing heard of for so long was not begun: browsers that want a press first say nothing at all. */
const SILENT_MS = 3_000;

/**
 * Says texts one by one. A pause ends the sentence, and going on says it again: browsers' own `pause` is
 * unknown on phones, and forgotten on some after a while.
 * @param moved told of each change; `at` counts from 0
 */
export function startPlayer(
	texts: readonly string[],
	voice: SpeechSynthesisVoice,
	speed: number,
	moved: (at: number, state: PlayerState) => void,
): Player {
	let at = 0;
	let state: PlayerState = 'paused';
	/** Kept: browsers collect what nobody holds, and its end is never told. */
	let saying: SpeechSynthesisUtterance | null = null;
	let patience: ReturnType<typeof setTimeout> | undefined;

	const become = (next: PlayerState) => {
		state = next;
		moved(at, state);
	};

	function hush() {
		saying = null;
		clearTimeout(patience);
		// Only what speaks: some browsers drop what is said right after a needless `cancel`.
		if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
	}

	function say() {
		hush();
		const utterance = new SpeechSynthesisUtterance(texts[at]);
		utterance.voice = voice;
		utterance.lang = voice.lang;
		utterance.rate = speed;
		const ifStill = (then: () => void) => () => saying === utterance && then();
		utterance.onstart = ifStill(() => {
			clearTimeout(patience);
			if (state !== 'speaking') become('speaking');
		});
		utterance.onend = ifStill(next);
		utterance.onerror = ifStill(pause);
		saying = utterance;
		patience = setTimeout(() => state === 'speaking' && become('paused'), SILENT_MS);
		// Another page may have left the one synthesiser of the device paused.
		speechSynthesis.resume();
		speechSynthesis.speak(utterance);
		become('speaking');
	}

	function next() {
		if (at < texts.length - 1) return goTo(at + 1);
		hush();
		become('ended');
	}

	function goTo(to: number) {
		at = to;
		if (state === 'paused') become('paused');
		else say();
	}

	function pause() {
		hush();
		become('paused');
	}

	say();
	return {
		play() {
			if (state === 'ended') at = 0;
			say();
		},
		pause,
		skip(by) {
			if (by > 0) return next();
			// From the end, back is the last sentence again.
			goTo(state === 'ended' ? at : Math.max(0, at - 1));
		},
		setSpeed(chosen) {
			speed = chosen;
			if (state === 'speaking') say();
		},
		stop: hush,
	};
}

/** What the player's bar shows: that it looks for a voice, why it says nothing, or where it is. */
export type AloudView =
	| { readonly state: 'waiting' }
	| { readonly state: 'silent'; readonly why: string }
	| { readonly state: PlayerState; readonly at: number; readonly of: number };
