import { splitPair } from '../../quiz/response.ts';
import { say } from '../../ui/dom.ts';
import {
	CLEAR_ROW,
	OPTIONS,
	pairedWords,
	TAP_HOW,
	tapName,
	UNPAIRED,
	usedWords,
} from '../../words/attempts.ts';

/** Where a row and its list stand one above the other, as `Match.svelte` has it. */
const narrow = matchMedia('(max-width: 36rem)');

/** What an item can have its rows tapped with; made once. */
interface Taps {
	readonly rows: readonly Row[];
	readonly tray: HTMLElement;
	readonly targets: readonly HTMLButtonElement[];
	isOpen: boolean;
	/** Of a row and a target the one that was tapped, and waits for the other. */
	row: Row | null;
	target: string | null;
	/** The row was chosen for who went on, who may tap it all the same. */
	isNext: boolean;
}

interface Row {
	readonly select: HTMLSelectElement;
	readonly label: HTMLElement;
	readonly button: HTMLButtonElement;
	readonly text: string;
}

const known = new WeakMap<Element, Taps>();

/**
 * On a phone: a row is tapped and then what it matches, or the reverse. The lists stay what holds the answer, and show
 * it; a button over each takes the taps. They are back once the item is checked, and on a wide screen.
 */
export function taps(item: HTMLElement, isOpen: boolean) {
	let made = known.get(item);
	if (!made) {
		made = make(item);
		known.set(item, made);
		listen(item, made);
	}
	made.isOpen = isOpen;
	release(made);
	put(item, made);
}

function make(item: HTMLElement): Taps {
	const rows = [...item.querySelectorAll<HTMLSelectElement>('.row-item select')].flatMap((select): Row[] => {
		const label = select.closest('label');
		if (!label) return [];
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'tap';
		label.after(button);
		return [{ select, label, button, text: label.querySelector('.text')?.textContent ?? '' }];
	});
	const targets = [...(rows[0]?.select.options ?? [])].map(({ value, text }) =>
		targetButton(value && splitPair(value)[1], value ? text : CLEAR_ROW),
	);
	// What clears a row comes last.
	targets.push(...targets.splice(0, 1));
	const tray = document.createElement('div');
	tray.className = 'targets no-print';
	tray.setAttribute('role', 'group');
	tray.setAttribute('aria-label', OPTIONS);
	const how = document.createElement('p');
	how.className = 'how';
	how.textContent = TAP_HOW;
	tray.append(how, ...targets);
	return { rows, tray, targets, isOpen: true, row: null, target: null, isNext: false };
}

function targetButton(target: string, text: string): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'target';
	button.dataset.target = target;
	const words = document.createElement('span');
	words.textContent = text;
	const uses = document.createElement('span');
	uses.className = 'uses';
	button.append(words, uses);
	return button;
}

function listen(item: HTMLElement, made: Taps) {
	for (const row of made.rows) {
		row.button.addEventListener('click', () => tapRow(made, row));
		// Who is led to an empty list is led to what is tapped in its place.
		row.select.addEventListener('focus', () => 'taps' in item.dataset && row.button.focus());
		// It may be filled by other hands, too.
		row.select.addEventListener('input', () => paint(made));
	}
	for (const button of made.targets)
		button.addEventListener('click', () => tapTarget(made, button.dataset.target ?? ''));
	narrow.addEventListener('change', () => put(item, made));
}

/** Takes the taps, or leaves the lists to themselves. */
function put(item: HTMLElement, made: Taps) {
	const isOn = narrow.matches && made.isOpen;
	item.toggleAttribute('data-taps', isOn);
	for (const { label, select } of made.rows) {
		// The button says what both say.
		if (isOn) label.setAttribute('aria-hidden', 'true');
		else label.removeAttribute('aria-hidden');
		select.tabIndex = isOn ? -1 : 0;
	}
	paint(made);
}

function tapRow(made: Taps, row: Row) {
	if (made.target !== null) return pair(made, row, made.target);
	made.row = made.row === row && !made.isNext ? null : row;
	made.isNext = false;
	paint(made);
	if (made.row) show(made.row, made.tray);
}

/** The first row without a match after this one, else from the first on. */
function nextEmpty({ rows }: Taps, row: Row): Row | null {
	const at = rows.indexOf(row) + 1;
	return [...rows.slice(at), ...rows.slice(0, at)].find(({ select }) => select.value === '') ?? null;
}

/** The options, and above them the row that waits for one. */
function show({ button }: Row, tray: HTMLElement) {
	tray.scrollIntoView({ block: 'nearest' });
	button.scrollIntoView({ block: 'nearest' });
}

function tapTarget(made: Taps, target: string) {
	const { row } = made;
	if (row) return pair(made, row, chosenOf(row) === target ? '' : target);
	made.target = made.target === target ? null : target;
	paint(made);
}

/** @param target empty to take a pair back */
function pair(made: Taps, row: Row, target: string) {
	const isRowFirst = made.row === row;
	const option = [...row.select.options].find(({ value }) => (value && splitPair(value)[1]) === target);
	row.select.value = option?.value ?? '';
	release(made);
	// Who taps row after row finds the next one chosen already, and the options under it.
	if (isRowFirst && target) made.row = nextEmpty(made, row);
	made.isNext = made.row !== null;
	row.select.dispatchEvent(new Event('input', { bubbles: true }));
	(made.row ?? row).button.focus({ preventScroll: true });
	if (made.row) show(made.row, made.tray);
	const left = made.rows.filter(({ select }) => select.value === '').length;
	say(pairedWords(row.text, target ? (option?.text ?? '') : '', left));
}

function release(made: Taps) {
	made.row = null;
	made.target = null;
	made.isNext = false;
}

const chosenOf = ({ select }: Row) => select.value && splitPair(select.value)[1];

/** The targets stand under the row that waits for one, else under all rows. */
function paint({ rows, tray, targets, row: waiting, target: held }: Taps) {
	for (const row of rows) {
		const { button, select, text } = row;
		button.setAttribute('aria-pressed', String(row === waiting));
		const words = select.value ? (select.selectedOptions[0]?.text ?? '') : UNPAIRED;
		button.setAttribute('aria-label', tapName(text, words));
	}
	for (const button of targets) {
		const { target = '' } = button.dataset;
		const isHeld = target === held || (waiting !== null && target !== '' && chosenOf(waiting) === target);
		button.setAttribute('aria-pressed', String(isHeld));
		button.hidden = target === '' && !(waiting && chosenOf(waiting));
		const uses = rows.flatMap((row, at) => (target !== '' && chosenOf(row) === target ? [at + 1] : []));
		const place = button.querySelector('.uses');
		if (place) place.textContent = usedWords(uses);
	}
	const above = (waiting ?? rows.at(-1))?.button.closest('.row-item');
	if (above && tray.previousElementSibling !== above) above.after(tray);
}
