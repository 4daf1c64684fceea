import { sendAllOf } from './send-waiting.ts';
import { SENDING, unsentBeforeSignOut, unsureBeforeSignOut } from '../../words/unsent.ts';

/** Signing a device out first sends what waits of the student, and says what is left; then it asks once more. */
export function listenForSignOut() {
	addEventListener(
		'submit',
		(event) => {
			const { target: form } = event;
			if (!(form instanceof HTMLFormElement) || !form.dataset.signOut || form.dataset.told) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			void signOut(form, form.dataset.signOut);
		},
		// Before `busy.ts` holds the form for sent.
		{ capture: true },
	);
}

async function signOut(form: HTMLFormElement, student: string) {
	if (form.dataset.asking) return;
	form.dataset.asking = '';
	tell(form, SENDING);
	const left = await sendAllOf(student);
	delete form.dataset.asking;
	form.dataset.told = '1';
	if (left === 0) return form.requestSubmit();
	const who = form.dataset.nickname ?? '';
	tell(form, left === null ? unsureBeforeSignOut(who) : unsentBeforeSignOut(who, left));
}

function tell(form: HTMLFormElement, words: string) {
	const status = form.querySelector('[role=status]');
	if (status) status.textContent = words;
}
