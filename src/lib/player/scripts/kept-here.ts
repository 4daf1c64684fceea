import { sendReads } from '../../device/assigned-reads.ts';
import { isMadeTooEarly } from '../assigned/heard.ts';
import { reconnect, sendWaiting } from '../assigned/send-waiting.ts';
import { listenForSignOut } from '../assigned/sign-out.ts';

/** What this page says of attempts may be older than what the page before it heard of the server. */
const isOld = [...document.querySelectorAll<HTMLElement>('[data-attempts]')].some(({ dataset }) => {
	const received = (dataset.received ?? '').split(' ').map(Number);
	return (dataset.attempts ?? '')
		.split(' ')
		.filter(Boolean)
		.some((attempt, at) => isMadeTooEarly(attempt, received[at] ?? 0));
});

if (isOld) location.reload();
else {
	listenForSignOut();
	void sendWaiting();
	void sendReads().then((hasArrived) => hasArrived && location.reload());
	// Out of the browser’s memory: what was read meanwhile is not on it.
	addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
	addEventListener('online', () => void reconnect());
}
