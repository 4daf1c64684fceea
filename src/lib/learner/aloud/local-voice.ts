import { chooseVoice } from './choose-voice.ts';

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
