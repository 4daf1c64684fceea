import { moveStep } from './answer.ts';
import { readLook } from './look.ts';
import { showPick } from './pick.ts';
import { movedWords } from '../words/attempts.ts';
import { byId, say } from '../ui/dom.ts';

/** What is done with what a learner presses, types and chooses. */
interface Player {
	/** Whether the items are in front. */
	readonly isOpen: () => boolean;
	/** Runs work once there is an attempt to do it in. */
	readonly ready: (work: () => void) => void;
	/** The item in front. */
	readonly current: () => string;
	/** What the main button does. */
	readonly act: () => void;
	readonly moveTo: (item: string) => void;
	/** Something stands in an item's fields. @param isText a key was pressed, and more may follow */
	readonly typed: (item: string, isText: boolean) => void;
	/** What other buttons do, by their `data-do`. */
	readonly actions: Readonly<Record<string, () => void>>;
}

/** Listens on the whole document: the first item can be answered while the others are still on their way. */
export function listenForItems(player: Player) {
	// Before `busy.ts` holds the form for sent.
	addEventListener('submit', (event) => submitted(player, event), { capture: true });
	addEventListener('input', (event) => entered(player, event));
	addEventListener('change', (event) => entered(player, event));
	addEventListener('click', (event) => clicked(player, event));
	addEventListener('keydown', (event) => pressed(player, event));
}

function submitted({ ready, act }: Player, event: SubmitEvent) {
	if ((event.target as HTMLFormElement).id !== 'quiz') return;
	event.preventDefault();
	event.stopImmediatePropagation();
	ready(act);
}

function entered({ ready, typed, current }: Player, { type, target }: Event) {
	if (!(target instanceof Element) || !target.closest('#quiz') || target.closest('.rubric')) return;
	if (target instanceof HTMLSelectElement) showPick(target);
	const isText =
		target instanceof HTMLTextAreaElement ||
		(target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type));
	// A field of letters says at its end that nothing more follows; all others have said so by then.
	if (type === 'change' && !isText) return;
	const item = target.closest('.item')?.id;
	ready(() => typed(item ?? current(), isText && type === 'input'));
}

function clicked(player: Player, event: MouseEvent) {
	if (!(event.target instanceof Element)) return;
	const { ready, act, moveTo, actions } = player;
	if (event.target.closest('#act')) {
		// Sooner than the form's own submitting, which first gathers and checks every field of every item.
		event.preventDefault();
		// A double click on “Check” must not go past the feedback.
		if (event.detail <= 1) ready(act);
	}
	const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
	const go = event.target.closest<HTMLElement>('[data-go]')?.dataset.go;
	if (go && plain) {
		event.preventDefault();
		ready(() => moveTo(go));
	}
	const move = event.target.closest<HTMLElement>('[data-move]');
	if (move) moved(player, move, Number(move.dataset.move));
	const name = event.target.closest<HTMLElement>('[data-do]')?.dataset.do ?? '';
	if (Object.hasOwn(actions, name)) ready(() => actions[name]?.());
}

function pressed(player: Player, event: KeyboardEvent) {
	const { target, key } = event;
	if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
	// A key that is held down must not go past the feedback either.
	if (key === 'Enter' && event.repeat) return event.preventDefault();
	if (document.querySelector('dialog[open], #options[open]') || !player.isOpen()) return;
	if (target.closest('[popover], [popovertarget]')) return;
	const move = target.closest<HTMLElement>('[data-move]');
	if (move && /^Arrow(Up|Down)$/.test(key)) {
		event.preventDefault();
		return moved(player, move, key === 'ArrowUp' ? -1 : 1);
	}
	if (target.closest('select, textarea, input:not([type=radio], [type=checkbox])')) return;
	if (/^[1-9]$/.test(key) && readLook().digits) return player.ready(() => choose(player, Number(key)));
	if (key === 'Enter' && !target.closest('button, a, summary, input')) {
		event.preventDefault();
		player.ready(player.act);
	}
}

function choose({ current }: Player, number: number) {
	const option = byId(current())?.querySelectorAll<HTMLInputElement>('.options input')[number - 1];
	if (!option || option.disabled) return;
	option.click();
	option.focus();
}

function moved({ ready, typed, current }: Player, button: HTMLElement, by: number) {
	const place = moveStep(button, by);
	say(movedWords(place, by));
	if (place) ready(() => typed(button.closest('.item')?.id ?? current(), false));
}
