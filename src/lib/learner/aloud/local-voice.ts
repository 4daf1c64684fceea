/** Browsers load their voices late, and some never say that they have. */
const WAIT_MS = 2_000;

/** @returns a voice that reads on the device, or null when none has turned up in time */
export function localVoice(lang: string): Promise<SpeechSynthesisVoice | null> {
	const chosen = () => chooseVoice(speechSynthesis.getVoices(), lang);
	const atOnce = chosen();
	if (atOnce) return Promise.resolve(atOnce);
	return new Promise((found) => {
		const look = (isLast: boolean) => {
			const voice = chosen();
			if (!voice && !isLast) return;
			clearTimeout(patience);
			speechSynthesis.removeEventListener('voiceschanged', changed);
			found(voice);
		};
		const changed = () => look(false);
		const patience = setTimeout(() => look(true), WAIT_MS);
		speechSynthesis.addEventListener('voiceschanged', changed);
	});
}

/** What the choice rests on; a browser's `SpeechSynthesisVoice` has it. */
interface Voice {
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
