import type { Page } from '@playwright/test';

export interface FakeVoice {
	readonly name: string;
	readonly lang: string;
	readonly localService: boolean;
	readonly default: boolean;
}

export const LOCAL: FakeVoice = { name: 'Here', lang: 'en-GB', localService: true, default: false };
export const REMOTE: FakeVoice = { name: 'Away', lang: 'en-GB', localService: false, default: true };

interface Given {
	readonly text: string;
	readonly rate: number;
	readonly voice: string;
	readonly lang: string;
}

/** The browser's synthesiser with nothing to hear: it keeps what it was given, and ends it when told to. */
interface FakeSpeech {
	readonly given: Given[];
	/** What is being said, or null. */
	readonly saying: string | null;
	/** Whether each text ends by itself, at once. */
	hasten: boolean;
	/** Whether it only begins after a press, as on some phones, and says nothing about it. */
	deaf: boolean;
	/** Ends what is being said. */
	end: () => void;
	/** As when the browser has found voices late. */
	find: (voices: readonly FakeVoice[]) => void;
}

declare global {
	interface Window {
		speech: FakeSpeech;
	}
}

/** Puts it in before the page's own scripts run. */
export async function fakeSpeech(page: Page, voices: readonly FakeVoice[] = [REMOTE, LOCAL]) {
	await page.addInitScript((first: readonly FakeVoice[]) => {
		interface Utterance {
			text: string;
			rate: number;
			lang: string;
			voice: FakeVoice | null;
			onstart?: () => void;
			onend?: () => void;
			onerror?: (event: { error: string }) => void;
		}
		class FakeUtterance {
			rate = 1;
			lang = '';
			voice = null;
			readonly text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
		let known = first;
		let current: Utterance | null = null;
		const synthesis = Object.assign(new EventTarget(), {
			paused: false,
			get pending() {
				return false;
			},
			getVoices: () => known,
			speak(utterance: Utterance) {
				if (current) throw new Error('Two at once.');
				if (!utterance.voice) throw new Error('A browser would choose the voice.');
				const { text, rate, lang, voice } = utterance;
				if (speech.deaf) return;
				current = utterance;
				speech.given.push({ text, rate, lang, voice: voice.name });
				queueMicrotask(() => current === utterance && utterance.onstart?.());
				if (speech.hasten) setTimeout(() => current === utterance && speech.end());
			},
			cancel() {
				const ended = current;
				current = null;
				queueMicrotask(() => ended?.onerror?.({ error: 'canceled' }));
			},
			pause: () => undefined,
			resume: () => undefined,
		});
		Object.defineProperty(synthesis, 'speaking', { get: () => current !== null });
		const speech = {
			given: [] as Given[],
			hasten: false,
			deaf: false,
			get saying() {
				return current?.text ?? null;
			},
			end() {
				const ended = current;
				current = null;
				ended?.onend?.();
			},
			find(voices: readonly FakeVoice[]) {
				known = voices;
				synthesis.dispatchEvent(new Event('voiceschanged'));
			},
		};
		const put = (name: string, value: unknown) => Object.defineProperty(window, name, { value });
		put('speech', speech);
		put('speechSynthesis', synthesis);
		put('SpeechSynthesisUtterance', FakeUtterance);
	}, voices);
}
