import { askToKeep, showKept } from '../data/kept.ts';
import { bringIn, listenForDrops } from '../data/bring-in.ts';
import { deleteEverything } from '../data/delete-everything.ts';
import { offerSharing, saveCopy, saveNotes, shareCopy } from '../data/copy.ts';
import { landOnGoal, listenForHabits } from '../data/habits.ts';
import { moves, startMoving } from '../move/move.ts';
import { say } from '../data/say.ts';
import { onChange } from '../../device/log.ts';

/** Brings the page “Your data” to life; its words stand in the markup. */
export function startData() {
	const actions: Readonly<Record<string, (button: HTMLElement) => Promise<void>>> = {
		keep: askToKeep,
		save: saveCopy,
		notes: saveNotes,
		share: shareCopy,
		delete: deleteEverything,
		...moves,
	};
	/** One thing at a time: a second click while the first is at work does nothing. */
	let busy = false;
	const alone = async (work: () => Promise<void>) => {
		if (busy) return;
		busy = true;
		await work().finally(() => (busy = false));
	};
	addEventListener('click', ({ target }) => {
		const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
		const action = actions[button?.dataset.do ?? ''];
		if (button && action) void alone(() => action(button));
		if (button?.dataset.do === 'ask') askFirst();
	});

	const field = document.querySelector<HTMLInputElement>('#file');
	field?.addEventListener('change', () => {
		const files = [...(field.files ?? [])];
		// Emptied, so that the same file can be chosen again.
		field.value = '';
		if (files.length > 0) void alone(() => bringIn(files));
	});
	listenForDrops((files) => void alone(() => bringIn(files)));

	startMoving(alone);
	listenForHabits();
	offerSharing();
	onChange(() => void showKept());
	// A page taken out of the browser's memory has heard of nothing meanwhile.
	addEventListener('pageshow', ({ persisted }) => persisted && void showKept());
	void showKept().then(landOnGoal);
}

function askFirst() {
	const dialog = document.querySelector<HTMLDialogElement>('#ask');
	say(dialog, '');
	dialog?.showModal();
}
