import { byId, hide, say, write } from '../../ui/dom.ts';
import { unanswered } from './show-overview.ts';
import {
	ALL_ANSWERED,
	answersSaved,
	flaggedWords,
	questionNumber,
	someOpen,
	stillToSend,
	SUBMITTED_HERE,
	submittedAt,
	submittedItself,
	TIME_UP,
	yourScore,
} from '../../words/submitting.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { Reply } from '../../wire/parse-reply.ts';

/** Says what is unanswered and asks once; resolves to whether it is to be handed in. */
export function askToHandIn(attempt: Attempt, moveTo: (item: string) => void): Promise<boolean> {
	const dialog = document.querySelector<HTMLDialogElement>('#ask');
	if (!dialog) return Promise.resolve(true);
	const open = unanswered(attempt);
	const flagged = attempt.order.filter((item) => attempt.items[item]?.flagged).length;
	write(
		'ask-words',
		open.length > 0
			? someOpen(open.length, attempt.order.length)
			: `${ALL_ANSWERED}${flagged > 0 ? flaggedWords(flagged) : ''}`,
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
	link.setAttribute('aria-label', questionNumber(number));
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
	write('done-title', SUBMITTED_HERE);
	write('done-words', stillToSend(waiting, lateRule));
	if (isNew) byId('done-title')?.focus();
}

/** The server has it. */
export function showArrived({ at, handedIn, answered, of, score }: NonNullable<Reply['over']>) {
	showHandedIn('', 0);
	const title = handedIn ? submittedAt(clock(at)) : TIME_UP;
	const words = handedIn ? answersSaved(answered, of) : submittedItself(clock(at), answered, of);
	write('done-title', title);
	write('done-words', words);
	const told = score === '' ? '' : yourScore(score);
	write('done-score', told);
	for (const part of ['done-score', 'done-results']) hide(part, told === '');
	byId('done-home')?.classList.toggle('quiet', told !== '');
	say([title, told, words].filter(Boolean).join(', '));
}
