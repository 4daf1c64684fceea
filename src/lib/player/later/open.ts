import { writeCites } from '../answer.ts';
import { parseCite, CITE_MARK, countWords } from '../../quiz/kinds/open/written.ts';
import {
	CHOOSE_EVIDENCE,
	choosingWords,
	DONE_CHOOSING,
	lengthWords,
	MOST_EVIDENCE,
	SENTENCE_ADDED,
	SENTENCE_REMOVED,
	shortWords,
} from '../../words/attempts.ts';
import { pickedSentence, type Bring } from '../picked-sentence.ts';
import { say } from '../../ui/dom.ts';

/** What an answer in one's own words has that no other kind has: its length, and sentences picked from the text. */

/** After this long without a key a screen reader is told how long the answer is. */
const SAID_AFTER_MS = 2_000;
const known = new WeakSet<HTMLElement>();
let saying = 0;

const pane = () => document.getElementById('source');
const front = () => document.querySelector<HTMLElement>('.item[data-now][data-kind="open"]');
const textOf = (item: HTMLElement) => item.querySelector<HTMLTextAreaElement>('.answer textarea');
const namesIn = (item: HTMLElement) =>
	[...item.querySelectorAll<HTMLInputElement>('.picked input')].map(({ value }) =>
		value.slice(CITE_MARK.length),
	);
const mostOf = (item: HTMLElement) => Number(item.querySelector<HTMLElement>('.evidence')?.dataset.most ?? 0);

interface Text {
	/** Opens it as a sheet, where there is no room beside the quiz. */
	readonly openText: (opener: HTMLElement) => void;
	/** Resolves once a reading is in the page. */
	readonly bring: Bring;
}
let source: Text | null = null;

/** @param isOpen whether it can still be answered */
export function showOpen(item: HTMLElement, isOpen: boolean, text: Text) {
	source = text;
	if (!known.has(item)) listen(item);
	known.add(item);
	showLength(item);
	draw(item);
	doubt(item);
	item.querySelector<HTMLElement>('.choose')?.toggleAttribute('hidden', !isOpen);
	fillRating(item);
	void showFormer(item, isOpen, text.bring);
	if (!isOpen || pane()?.dataset.picking !== item.id) stopPicking();
}

function listen(item: HTMLElement) {
	item.addEventListener('picked', () => {
		draw(item);
		doubt(item);
	});
	textOf(item)?.addEventListener('input', () => {
		showLength(item);
		doubt(item);
		clearTimeout(saying);
		saying = window.setTimeout(() => say(item.querySelector('.length')?.textContent ?? ''), SAID_AFTER_MS);
	});
	item.querySelector('.choose')?.addEventListener('click', ({ currentTarget }) => {
		if (pane()?.dataset.picking === undefined) startPicking(item, currentTarget as HTMLElement);
		else stopPicking();
	});
}

function showLength(item: HTMLElement) {
	const length = item.querySelector<HTMLElement>('.length');
	if (length)
		length.textContent = lengthWords(countWords(textOf(item)?.value ?? ''), length.dataset.advice ?? '');
}

/** Less of the words asked for is asked about once; none but a machine counts them exactly. */
const NEARLY = 0.8;

/** Says what lacks of what was asked for; the player asks once whether it is meant. */
function doubt(item: HTMLElement) {
	const { advice = '', least = '0' } = item.querySelector<HTMLElement>('.length')?.dataset ?? {};
	const evidence = item.querySelector<HTMLElement>('.evidence')?.dataset;
	const [words, sentences] = [countWords(textOf(item)?.value ?? ''), namesIn(item).length];
	const isShort = words < NEARLY * Number(least);
	const isBare = sentences < Number(evidence?.least ?? 0);
	if (!isShort && !isBare) delete item.dataset.doubt;
	else
		item.dataset.doubt = shortWords(
			{ words, asked: isShort ? advice : '' },
			{ sentences, asked: isBare ? (evidence?.advice ?? '') : '' },
		);
}

/** Draws the sentences that were picked: their words, the way back to them, and how to be rid of them. */
function draw(item: HTMLElement) {
	const isOpen = textOf(item)?.disabled === false;
	const list = item.querySelector<HTMLElement>('.picked');
	const lines = [...(list?.children ?? [])] as HTMLElement[];
	item.querySelector('.evidence .none')?.toggleAttribute('hidden', lines.length > 0);
	for (const line of lines) void drawLine(item, line, isOpen, list?.dataset.expected?.split(' ') ?? null);
	showPressed(item);
}

async function drawLine(
	item: HTMLElement,
	line: HTMLElement,
	isOpen: boolean,
	expected: readonly string[] | null,
) {
	const field = line.querySelector('input');
	const name = field?.value.slice(CITE_MARK.length) ?? '';
	const cite = parseCite(name);
	if (!field || !cite || !source) return;
	const { parts, words } = await pickedSentence(cite, isOpen ? null : expected, source.bring);
	line.replaceChildren(field, ...parts, ...(isOpen ? [removeButton(item, name, words ?? name)] : []));
}

function removeButton(item: HTMLElement, name: string, words: string): HTMLElement {
	const button = Object.assign(document.createElement('button'), {
		type: 'button',
		className: 'btn plain',
		textContent: 'Remove',
	});
	button.setAttribute('aria-label', `Remove “${words}”`);
	button.addEventListener('click', () => {
		toggle(item, name);
		(
			item.querySelector<HTMLElement>('.picked button') ?? item.querySelector<HTMLElement>('.choose')
		)?.focus();
	});
	return button;
}

/** Picks a sentence, or puts it back; the player keeps it as anything else that is given. */
function toggle(item: HTMLElement, name: string) {
	const names = namesIn(item);
	const isThere = names.includes(name);
	if (!isThere && names.length >= mostOf(item)) return say(MOST_EVIDENCE);
	const now = isThere ? names.filter((one) => one !== name) : [...names, name];
	writeCites(
		item,
		now.map((one) => CITE_MARK + one),
	);
	textOf(item)?.dispatchEvent(new Event('change', { bubbles: true }));
	say(`${isThere ? SENTENCE_REMOVED : SENTENCE_ADDED} ${choosingWords(now.length, mostOf(item))}`);
}

const nameOf = ({ id }: Element): string => id.replace('.', ':');

/** Every sentence of the text becomes a button until it is done; what is read otherwise stays plain text. */
function startPicking(item: HTMLElement, opener: HTMLElement) {
	const text = pane();
	if (!text) return;
	text.dataset.picking = item.id;
	const bar = document.createElement('div');
	bar.className = 'choosing';
	const done = Object.assign(document.createElement('button'), {
		type: 'button',
		className: 'btn',
		textContent: DONE_CHOOSING,
	});
	done.addEventListener('click', () => {
		stopPicking();
		document.querySelector<HTMLDialogElement>('#sheet[open]')?.close();
		opener.focus();
	});
	bar.append(document.createElement('span'), done);
	text.prepend(bar);
	text.addEventListener('click', picked);
	watch.observe(text, { childList: true, subtree: true });
	text.addEventListener('keydown', picked);
	source?.openText(opener);
	document.querySelector('#sheet[open]')?.addEventListener('close', stopPicking, { once: true });
	void source?.bring(item.dataset.accordingTo ?? '').then(
		() => showPressed(item),
		() => undefined,
	);
	showPressed(item);
	opener.textContent = DONE_CHOOSING;
	if (!document.querySelector('#sheet[open]')) text.focus();
}

/** Another text may be brought while sentences are chosen. */
const watch = new MutationObserver((changes) => {
	const item = front();
	if (item && changes.some(({ target }) => (target as Element).matches('[data-reading]'))) showPressed(item);
});

/** The text is there to be read again. */
export function stopPicking() {
	const text = pane();
	if (!text || text.dataset.picking === undefined) return;
	delete text.dataset.picking;
	text.querySelector('.choosing')?.remove();
	text.removeEventListener('click', picked);
	watch.disconnect();
	text.removeEventListener('keydown', picked);
	for (const sentence of text.querySelectorAll('.sentence'))
		for (const name of ['role', 'tabindex', 'aria-pressed']) sentence.removeAttribute(name);
	for (const button of document.querySelectorAll('.choose')) button.textContent = CHOOSE_EVIDENCE;
}

function picked(event: Event) {
	const item = front();
	const sentence = event.target instanceof Element ? event.target.closest('.sentence') : null;
	const isKey = event instanceof KeyboardEvent;
	if (!item || !sentence || (isKey && event.key !== 'Enter' && event.key !== ' ')) return;
	event.preventDefault();
	// The player would take Enter for its main button.
	event.stopPropagation();
	toggle(item, nameOf(sentence));
}

function showPressed(item: HTMLElement) {
	const text = pane();
	if (text?.dataset.picking !== item.id) return;
	const names = namesIn(item);
	const words = text.querySelector('.choosing span');
	if (words) words.textContent = choosingWords(names.length, mostOf(item));
	for (const sentence of text.querySelectorAll('.sentence[id]')) {
		sentence.setAttribute('role', 'button');
		sentence.setAttribute('tabindex', '0');
		sentence.setAttribute('aria-pressed', String(names.includes(nameOf(sentence))));
	}
}

/** Where one studies by oneself, it is asked for with the item: once that is answered there may be no network. */
async function showFormer(item: HTMLElement, isOpen: boolean, bring: Bring) {
	const place = item.querySelector<HTMLElement>('.former');
	if (!place) return;
	const { drawFormer } = await import('../practice/draw-former.ts');
	await drawFormer(item, place, isOpen, bring);
}

/** What was said of it before. */
function fillRating(item: HTMLElement) {
	const rated = JSON.parse(item.dataset.rated ?? '{}') as Record<string, number>;
	for (const row of item.querySelectorAll<HTMLElement>('.rubric fieldset')) {
		const level = rated[row.dataset.criterion ?? ''];
		for (const field of row.querySelectorAll('input'))
			if (level !== undefined) field.checked = field.value === String(level);
	}
}
