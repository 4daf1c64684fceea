/** What the choice rests on; a browser's `SpeechSynthesisVoice` has it. */
export interface Voice {
	/** `en-GB`; `en_GB` on some phones. */
	readonly lang: string;
	/** False: what is read is sent to a server. */
	readonly localService: boolean;
	/** The one its owner chose. */
	readonly default: boolean;
}

/**
 * The voice that reads on the device: of the wanted region if there is one, else of the same language; among
 * equals the one its owner chose, then the first. All others are as good as none: they would send the text away.
 * @param lang `en-GB`
 */
export function chooseVoice<V extends Voice>(voices: readonly V[], lang: string): V | null {
	const wanted = parts(lang);
	const local = voices.filter((voice) => voice.localService === true && parts(voice.lang)[0] === wanted[0]);
	const sameRegion = local.filter((voice) => parts(voice.lang)[1] === wanted[1]);
	const best = sameRegion.length > 0 ? sameRegion : local;
	return best.find((voice) => voice.default) ?? best[0] ?? null;
}

const parts = (lang: string) => lang.toLowerCase().split(/[-_]/);
