import { shownOn, type Shown } from '../../quiz/case/shown.ts';
import { holds, walk, type Road } from '../../quiz/case/walk.ts';
import { CASE_WORDS } from '../../words/cases.ts';
import type { Case, Condition, State } from '../../quiz/case/types.ts';

/** The page of a case, which holds all of it: `CaseBook.svelte` makes it. */
export interface Book {
	/** Its bones. */
	readonly one: Case;
	/** @param isMove whether somebody has just done something: what comes of it is brought into view */
	show(road: Road, isOn: boolean, isMove: boolean): void;
}

/** What somebody does on it. */
export interface Hands {
	decide(point: number, option: string): void;
	goOn(): void;
	again(): void;
}

/** @returns null where the page has no case */
export function openBook(hands: Hands): Book | null {
	const root = document.getElementById('case');
	const data = root?.querySelector('script[type="application/json"]')?.textContent;
	if (!root || !data) return null;
	// Written into the page by our own server.
	const one = JSON.parse(data) as Case;
	listen(root, one, hands);
	return { one, show: (road, isOn, isMove) => show(root, one, road, isOn, isMove) };
}

function listen(root: HTMLElement, one: Case, hands: Hands) {
	root.addEventListener('submit', (event) => {
		event.preventDefault();
		const form = event.target;
		if (!(form instanceof HTMLFormElement)) return;
		if (form.matches('[data-on]')) return hands.goOn();
		const choice = new FormData(form).get('choice');
		const id = form.closest<HTMLElement>('[data-point]')?.dataset.point;
		const problem = form.querySelector('[data-problem]');
		if (problem) problem.textContent = choice === null ? CASE_WORDS.choose : '';
		if (typeof choice !== 'string') return form.querySelector('input')?.focus();
		hands.decide(
			one.points.findIndex((point) => point.id === id),
			choice,
		);
	});
	root.addEventListener('click', (event) => {
		if (!(event.target instanceof Element) || !event.target.closest('[data-again]')) return;
		event.preventDefault();
		hands.again();
	});
	// Ours says it beside the button, where the page is read.
	for (const form of root.querySelectorAll('form')) form.noValidate = true;
}

function show(root: HTMLElement, one: Case, road: Road, isOn: boolean, isMove: boolean) {
	const shown = shownOn(one, road, isOn);
	const { stage } = shown;
	const isDebrief = stage.kind === 'debrief';
	root.dataset.stage = stage.kind;
	const situation = root.querySelector<HTMLDetailsElement>('.situation');
	if (situation) situation.open = road.length === 0;
	for (const part of root.querySelectorAll<HTMLElement>('[data-debrief]')) part.hidden = !isDebrief;
	const earned = root.querySelector('[data-earned]');
	if (earned) earned.textContent = String(walk(one, road)?.earned ?? 0);
	tell(root.querySelector('[data-ending]'), shown.stateAt(one.points.length));
	one.points.forEach((point, at) => {
		const section = root.querySelector<HTMLElement>(`[data-point="${CSS.escape(point.id)}"]`);
		if (section) showPoint(section, shown, at);
	});
	if (isMove) bringIn(root, shown);
}

function showPoint(section: HTMLElement, shown: Shown, at: number) {
	const { stage, road } = shown;
	section.hidden = !shown.isPoint(at);
	tell(section, shown.stateAt(at));
	const isHere = stage.kind !== 'debrief' && stage.at === at;
	section.querySelector('[data-ask]')?.toggleAttribute('hidden', !(isHere && stage.kind === 'ask'));
	section.querySelector('[data-on]')?.toggleAttribute('hidden', !(isHere && stage.kind === 'told'));
	for (const outcome of section.querySelectorAll<HTMLDetailsElement>('[data-outcome]')) {
		const id = outcome.dataset.outcome ?? '';
		outcome.hidden = !shown.isOption(at, id);
		outcome.open = stage.kind === 'told';
		outcome.toggleAttribute('data-taken', road[at] === id);
	}
	if (road[at] === undefined) section.querySelector('form')?.reset();
}

/** Of paragraphs that depend on what was decided, those that do now. */
function tell(part: Element | null, state: State) {
	for (const text of part?.querySelectorAll<HTMLElement>('[data-told]') ?? [])
		text.hidden = !holds(JSON.parse(text.dataset.told ?? '{}') as Condition, state);
}

/** The next thing to read is where the eye and the keyboard are. */
function bringIn(root: HTMLElement, { stage, road }: Shown) {
	const point =
		stage.kind === 'debrief' ? null : root.querySelectorAll<HTMLElement>('[data-point]')[stage.at];
	const place =
		stage.kind === 'told'
			? point?.querySelector<HTMLElement>(`[data-outcome="${CSS.escape(road[stage.at] ?? '')}"] summary`)
			: (point ?? root.querySelector('[data-debrief]'))?.querySelector<HTMLElement>('h2');
	place?.focus({ preventScroll: true });
	place?.scrollIntoView({ block: 'start', behavior: 'instant' });
}
