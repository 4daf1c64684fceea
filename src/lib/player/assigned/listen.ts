import { moveStep } from '../answer.ts';
import { digitOf } from '../digit-of.ts';
import { watchPicks } from '../pick.ts';
import { say } from '../../ui/dom.ts';
import { listenForCitations } from './listen-for-citations.ts';
import { movedWords } from '../../words/attempts.ts';

interface Heard {
	/** A key in a text field of the item; what is given follows. */
	readonly typed: (item: string) => void;
	readonly given: (item: string) => void;
	/** The field of an option of the item in front, by its number from 1. */
	readonly choose: (number: number) => HTMLInputElement | undefined;
	readonly moveTo: (item: string) => void;
	/** The page may be on its way out. */
	readonly leave: () => void;
	/** It is seen again. */
	readonly back: () => void;
	/** The network is back, or is another one. */
	readonly reconnected: () => void;
	readonly actions: Readonly<Record<string, () => void>>;
	readonly enter: () => void;
}

const itemOf = (target: EventTarget | null) =>
	target instanceof Element ? (target.closest<HTMLElement>('[data-take]')?.dataset.take ?? '') : '';
const isText = (target: EventTarget | null) =>
	target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type);

export function listen(heard: Heard) {
	watchPicks();
	const form = document.getElementById('take');
	form?.addEventListener('input', ({ target }) => {
		const item = itemOf(target);
		if (item) (isText(target) ? heard.typed : heard.given)(item);
	});
	form?.addEventListener('change', ({ target }) => {
		const item = itemOf(target);
		if (item && isText(target)) heard.given(item);
	});
	form?.addEventListener('submit', (event) => {
		event.preventDefault();
		// `busy.ts` would otherwise hold the form for sent.
		event.stopImmediatePropagation();
		heard.enter();
	});
	addEventListener('click', (event) => clicked(event, heard));
	listenForCitations();
	addEventListener('keydown', (event) => pressed(event, heard));
	addEventListener('pagehide', heard.leave);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') heard.leave();
		else heard.back();
	});
	addEventListener('online', heard.reconnected);
	// eslint-disable-next-line compat/compat -- where there is none, “online” alone tells of a changed network
	const network = 'connection' in navigator ? navigator.connection : null;
	if (network instanceof EventTarget) network.addEventListener('change', heard.reconnected);
	addEventListener('focus', heard.back);
	addEventListener('pageshow', ({ persisted }) => persisted && heard.back());
}

function clicked(event: MouseEvent, heard: Heard) {
	if (!(event.target instanceof Element)) return;
	const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
	const go = event.target.closest<HTMLElement>('[data-go]')?.dataset.go;
	if (go && plain) {
		event.preventDefault();
		heard.moveTo(go);
	}
	const move = event.target.closest<HTMLElement>('[data-move]');
	if (move) moved(move, Number(move.dataset.move), heard);
	const name = event.target.closest<HTMLElement>('[data-do]')?.dataset.do ?? '';
	heard.actions[name]?.();
}

function pressed(event: KeyboardEvent, heard: Heard) {
	if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
	if (event.key === 'Enter' && event.repeat) return event.preventDefault();
	const form = document.getElementById('take');
	if (document.querySelector('dialog[open]') || form?.hidden || form?.inert) return;
	if (event.target.closest('[popover], [popovertarget]')) return;
	const move = event.target.closest<HTMLElement>('[data-move]');
	if (move && /^Arrow(Up|Down)$/.test(event.key)) {
		event.preventDefault();
		return moved(move, event.key === 'ArrowUp' ? -1 : 1, heard);
	}
	if (event.target.closest('select, textarea, input:not([type=radio], [type=checkbox])')) return;
	const digit = digitOf(event);
	if (digit) {
		const option = heard.choose(digit);
		if (!option || option.disabled) return;
		option.click();
		option.focus();
	}
	if (event.key === 'Enter' && !event.target.closest('button, a, summary, input')) {
		event.preventDefault();
		heard.enter();
	}
}

function moved(button: HTMLElement, by: number, heard: Heard) {
	const place = moveStep(button, by);
	say(movedWords(place, by));
	if (place) heard.given(itemOf(button));
}
