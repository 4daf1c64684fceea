import { byId, hide, say, write } from '../../ui/dom.ts';
import { unanswered } from './show-overview.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { Reply } from '../../wire/parse-reply.ts';

/** Says what is unanswered and asks once; resolves to whether it is to be handed in. */
export function askToHandIn(attempt: Attempt, moveTo: (item: string) => void): Promise<boolean> {
	const dialog = document.querySelector<HTMLDialogElement>('#ask');
	if (!dialog) return Promise.resolve(true);
	const open = unanswered(attempt);
	const flagged = attempt.order.filter((item) => attempt.items[item]?.flagged).length;
	const all = `All ${attempt.order.length} questions are answered.`;
	const some = `${open.length} of ${attempt.order.length} questions are not answered, or not completely:`;
	write(
		'ask-words',
		`${open.length === 0 ? all : some}${flagged > 0 && open.length === 0 ? ` ${flagged} flagged.` : ''}`,
	);
	byId('ask-open')?.replaceChildren(...open.map((item) => entry(attempt, item, dialog, moveTo)));
	dialog.returnValue = '';
	dialog.showModal();
	return new Promise((asked) => {
		dialog.addEventListener('close', () => asked(dialog.returnValue === 'hand-in'), { once: true });
	});
}

function entry(attempt: Attempt, item: string, dialog: HTMLDialogElement, moveTo: (item: string) => void) {
	const [line, link] = [document.createElement('li'), document.createElement('a')];
	const number = attempt.order.indexOf(item) + 1;
	link.href = `#${item}`;
	link.textContent = String(number);
	link.setAttribute('aria-label', `Question ${number}`);
	link.onclick = (event) => {
		event.preventDefault();
		dialog.close('');
		moveTo(item);
	};
	line.append(link);
	return line;
}

const clock = (at: number) =>
	new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** It has left the student's hands; whether it has arrived is said in the next line. */
export function showHandedIn(lateRule: string, waiting: number) {
	hide('quiz', true);
	hide('overview', true);
	document.querySelector('.place')?.setAttribute('hidden', '');
	document.querySelector<HTMLDialogElement>('#ask[open]')?.close('');
	const isNew = byId('done')?.hidden;
	hide('done', false);
	write('done-title', 'Handed in on this device');
	write(
		'done-words',
		`It counts when it arrives: ${waiting === 1 ? 'one change is' : `${waiting} changes are`} still to be sent. ${lateRule} Keep this page open, or come back to it here.`,
	);
	if (isNew) byId('done-title')?.focus();
}

/** The server has it. */
export function showArrived({ at, handedIn, answered, of }: NonNullable<Reply['over']>) {
	showHandedIn('', 0);
	const title = handedIn ? `Handed in at ${clock(at)}` : 'The time is over';
	const words = handedIn
		? `${answered} of ${of} saved.`
		: `It was handed in by itself at ${clock(at)}. ${answered} of ${of} saved.`;
	write('done-title', title);
	write('done-words', words);
	say(`${title}, ${words}`);
}
