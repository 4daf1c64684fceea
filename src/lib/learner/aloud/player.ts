export type PlayerState = 'speaking' | 'paused' | 'ended';

/** Nothing heard of for so long was not begun: browsers that want a press first say nothing at all. */
const SILENT_MS = 3_000;

/**
 * Says texts one by one. A pause ends the sentence, and going on says it again: browsers' own `pause` is
 * unknown on phones, and forgotten on some after a while.
 */
export class Player {
	readonly #texts: readonly string[];
	readonly #voice: SpeechSynthesisVoice;
	readonly #moved: (at: number, state: PlayerState) => void;
	#speed: number;
	#at = 0;
	#state: PlayerState = 'paused';
	/** Kept: browsers collect what nobody holds, and its end is never told. */
	#saying: SpeechSynthesisUtterance | null = null;
	#patience: ReturnType<typeof setTimeout> | undefined;

	/** Begins at once. @param moved told of each change; `at` counts from 0 */
	constructor(
		texts: readonly string[],
		voice: SpeechSynthesisVoice,
		speed: number,
		moved: (at: number, state: PlayerState) => void,
	) {
		this.#texts = texts;
		this.#voice = voice;
		this.#speed = speed;
		this.#moved = moved;
		this.#say();
	}

	/** Pauses what is said, or goes on from the sentence it stopped in; after the end from the beginning. */
	toggle() {
		if (this.#state === 'speaking') return this.#pause();
		if (this.#state === 'ended') this.#at = 0;
		this.#say();
	}

	/** To the next sentence or the one before; a paused player stays so. */
	skip(by: 1 | -1) {
		if (by > 0) return this.#next();
		// From the end, back is the last sentence again.
		this.#goTo(this.#state === 'ended' ? this.#at : Math.max(0, this.#at - 1));
	}

	setSpeed(chosen: number) {
		this.#speed = chosen;
		if (this.#state === 'speaking') this.#say();
	}

	/** For good. */
	stop() {
		this.#saying = null;
		clearTimeout(this.#patience);
		// Only what speaks: some browsers drop what is said right after a needless `cancel`.
		if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
	}

	#become(state: PlayerState) {
		this.#state = state;
		this.#moved(this.#at, state);
	}

	#say() {
		this.stop();
		const utterance = new SpeechSynthesisUtterance(this.#texts[this.#at]);
		utterance.voice = this.#voice;
		utterance.lang = this.#voice.lang;
		utterance.rate = this.#speed;
		const ifStill = (then: () => void) => () => this.#saying === utterance && then();
		utterance.onstart = ifStill(() => {
			clearTimeout(this.#patience);
			if (this.#state !== 'speaking') this.#become('speaking');
		});
		utterance.onend = ifStill(() => this.#next());
		utterance.onerror = ifStill(() => this.#pause());
		this.#saying = utterance;
		this.#patience = setTimeout(() => this.#state === 'speaking' && this.#become('paused'), SILENT_MS);
		// Another page may have left the one synthesiser of the device paused.
		speechSynthesis.resume();
		speechSynthesis.speak(utterance);
		this.#become('speaking');
	}

	#next() {
		if (this.#at < this.#texts.length - 1) return this.#goTo(this.#at + 1);
		this.stop();
		this.#become('ended');
	}

	#goTo(to: number) {
		this.#at = to;
		if (this.#state === 'paused') this.#become('paused');
		else this.#say();
	}

	#pause() {
		this.stop();
		this.#become('paused');
	}
}

/** What the player's bar shows: that it looks for a voice, why it says nothing, or where it is. */
export type AloudView =
	| { readonly state: 'waiting' }
	| { readonly state: 'silent'; readonly why: string }
	| { readonly state: PlayerState; readonly at: number; readonly of: number };
