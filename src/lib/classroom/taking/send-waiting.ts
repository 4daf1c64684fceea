import { hide, write } from './dom.ts';
import { openOutbox } from './open-outbox.ts';
import { refusedWords } from './saved-words.ts';
import { sender } from './sender.ts';

/** Sends what earlier visits left on this device for the attempts of this page, and says how it went. */
export async function sendWaiting() {
	for (const quiz of document.querySelectorAll<HTMLElement>('[data-attempts]')) {
		const address = quiz.dataset.events ?? '';
		for (const attempt of (quiz.dataset.attempts ?? '').split(' ').filter(Boolean))
			await sendOne(attempt, address);
	}
}

async function sendOne(attempt: string, address: string) {
	const outbox = await openOutbox(attempt);
	const waiting = (await outbox.waiting()).length;
	const refusedBefore = (await outbox.refused()).length;
	if (waiting === 0 && refusedBefore === 0) return;
	const { send } = sender({ attempt, address, outbox, onHeard: () => undefined, onChange: () => undefined });
	tell(`Sending what was kept on this device (${waiting}) …`);
	await send();
	const left = (await outbox.waiting()).length;
	const refused = await outbox.refused();
	if (left > 0)
		return tell(`Offline: kept on this device (${left}). It is sent when you are connected again.`);
	tell(
		refused.length > 0
			? refusedWords(refused)
			: 'What was kept on this device has arrived. Reload to see it.',
	);
	await outbox.forgetRefused();
	await outbox.end();
}

function tell(text: string) {
	write('sent', text);
	hide('sent', false);
}
