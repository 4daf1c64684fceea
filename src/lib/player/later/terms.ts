import { closeBesideBoxes } from '../../ui/close-beside.ts';
import { placeBeside } from '../../ui/place-beside.ts';
import { IN_GLOSSARY, LISTEN } from '../../words/texts.ts';

/** `terms.json`, by id. */
export interface ToldTerm {
	readonly term: string;
	readonly definition: string;
}

type Way = 'tap' | 'focus' | 'hover';

/** Pointers cross words on their way: so long one has to rest, and so long it may leave for the definition. */
const REST_MS = 250;
const ID = 'term-told';

const STYLES = `
#${ID} {
	position: absolute; inset: auto; box-sizing: border-box; width: min(24rem, 100vw - 1rem); max-height: 60vh; margin: 0;
	padding: var(--s4) var(--s5); overflow-y: auto; border: 1px solid var(--edge); border-radius: var(--radius);
	background: var(--raised); color: var(--ink); box-shadow: var(--shadow); font: var(--t2)/1.5 var(--sans); text-align: start;
}
#${ID} > span { display: block }
#${ID} .name { font-weight: 600 }
#${ID} :is(a, .hear) {
	display: inline-flex; align-items: center; min-height: var(--target); margin-inline-end: var(--s5); font-weight: 600;
}
#${ID} .hear {
	padding: 0; border: 0; background: none; color: var(--blue); text-decoration: underline; text-underline-offset: 0.2em;
	cursor: pointer;
}`;

let told: Promise<Readonly<Record<string, ToldTerm>>> | null = null;
let box: HTMLElement | null = null;
let shown: HTMLAnchorElement | null = null;
/** A tap keeps it until something else is tapped; the focus and the pointer take it away again. */
let by: Way = 'hover';
let timer = 0;
/** Counts what was asked for, and what was taken away: a pointer that still rests then has been overtaken. */
let asked = 0;
let closed = 0;

/** Shows the definition of a term beside its link; where it cannot be had, a tap follows the link. */
export async function explain(link: HTMLAnchorElement, way: Way) {
	clearTimeout(timer);
	if (way === 'hover') {
		if (shown === link) return;
		const before = asked + closed;
		await rest(link);
		if (!link.matches(':hover') || asked + closed !== before) return;
	}
	const own = ++asked;
	try {
		const term = (await tell(link))[idOf(link)];
		if (!term) throw new Error('no such term');
		// The focus may have gone on meanwhile.
		if (asked !== own || (way === 'focus' && document.activeElement !== link)) return;
		if (shown === link && by === 'tap') return;
		open(link, term, way);
	} catch {
		told = null;
		if (way === 'tap') location.assign(link.href);
	}
}

const idOf = ({ hash }: HTMLAnchorElement) => hash.slice('#term-'.length);

/** The terms of the module that the link leads into. */
function tell({ href }: HTMLAnchorElement) {
	told ??= fetch(new URL('terms.json', href)).then((response) => {
		if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
		return response.json() as Promise<Record<string, ToldTerm>>;
	});
	return told;
}

function rest(link: HTMLAnchorElement) {
	return new Promise<void>((resolve) => {
		const wait = setTimeout(resolve, REST_MS);
		link.addEventListener(
			'pointerleave',
			() => {
				clearTimeout(wait);
				resolve();
			},
			{ once: true },
		);
	});
}

function open(link: HTMLAnchorElement, { term, definition }: ToldTerm, way: Way) {
	box ??= make();
	shown?.removeAttribute('aria-describedby');
	shown = link;
	by = way;
	const [name, words, more, hear] = box.children;
	if (name) name.textContent = term;
	if (words) words.textContent = definition;
	more?.setAttribute('href', link.href);
	hear?.setAttribute('aria-label', `${LISTEN}: ${term}`);
	// Not beside its link: what is cited, selected or read aloud there is counted letter by letter.
	(link.closest('main') ?? document.body).append(box);
	link.setAttribute('aria-describedby', `${ID}-words`);
	if (!box.matches(':popover-open')) box.showPopover();
	placeBeside(box, link);
}

function make(): HTMLElement {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(STYLES);
	document.adoptedStyleSheets.push(sheet);
	const popover = document.createElement('span');
	popover.id = ID;
	popover.popover = 'auto';
	popover.className = 'no-print';
	const name = document.createElement('span');
	name.className = 'name';
	const words = document.createElement('span');
	words.id = `${ID}-words`;
	const more = document.createElement('a');
	more.textContent = IN_GLOSSARY;
	const hear = document.createElement('button');
	hear.type = 'button';
	hear.className = 'hear';
	hear.dataset.listen = 'term';
	hear.textContent = LISTEN;
	for (const said of [name, words]) said.dataset.said = '';
	popover.append(name, words, more, hear);
	popover.addEventListener('toggle', ({ newState }) => {
		if (newState !== 'closed') return;
		closed++;
		shown?.removeAttribute('aria-describedby');
		shown = null;
	});
	for (const type of ['pointerout', 'focusout']) addEventListener(type, leave);
	closeBesideBoxes();
	return popover;
}

/** Gone with the pointer or the focus that called it, unless either is on it. */
function leave(event: Event) {
	if (!shown || by === 'tap' || (by === 'focus') !== (event.type === 'focusout')) return;
	clearTimeout(timer);
	timer = setTimeout(() => {
		const isOn = [shown, box].some((one) => one?.matches(':hover') || one?.contains(document.activeElement));
		if (!isOn && box?.matches(':popover-open')) box.hidePopover();
	}, REST_MS) as unknown as number;
}
