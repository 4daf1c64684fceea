import { listenForGoOn } from '../go-on.ts';
import { openStages } from '../open-stage.ts';
import { write } from '../../ui/dom.ts';
import { barWidth } from '../../words/percent.ts';
import { mount } from 'svelte';
import ModuleProgress from '../progress/ModuleProgress.svelte';
import { certificateHref } from '../../words/hrefs.ts';
import { follow } from '../follow.ts';
import { caseWords, goOnHref, masteryWords, quizWords } from '../progress/progress-words.ts';
import { loadOutline, loadOutlines } from '../progress/load-outlines.ts';
import { allEvents, drafted } from '../../device/log.ts';
import { progress, type Mastery, type Progress } from '../progress/progress.ts';
import { todayPlace } from '../today/place.ts';
import { badge } from '../review/badge.ts';
import { countDue } from '../review/count-due.ts';
import { CONTINUE, doneWords } from '../../words/attempts.ts';
import type { Outline } from '../progress/outline.ts';
import type { Stop } from '../../quiz/types.ts';
import { dueNow } from '../../words/reviews.ts';

/**
 * Shows on the module's page what was done in it. The places for it stand in the markup, so that nothing jumps.
 * @throws when the outline cannot be had
 */
export async function startProgress(module: string) {
	const outline = await loadOutline(module);
	const target = document.getElementById('progress');
	if (!outline || !target) throw new Error('The outline could not be loaded.');
	listenForGoOn();
	const showToday = todayPlace();
	let below: ReturnType<typeof mountBelow> | null = null;
	follow(async () => {
		const events = await allEvents();
		const now = progress(outline, events, await drafted());
		const isBegun = events.some((event) => event.module === module);
		markPath(now);
		showStages(outline, now);
		showGoOn(module, now, isBegun);
		for (const mastery of now.objectives) showMastery(mastery, isBegun);
		const { all, byModule } = countDue(events, Date.now(), await loadOutlines(events));
		const due = byModule.get(module) ?? 0;
		mark('review', '', due > 0 ? dueNow(due) : '', false);
		showDue(due);
		void badge(all, events);
		showToday(events);
		below ??= mountBelow(target, module, now);
		below.show(now);
		target.hidden = !isBegun;
	});
}

const mountBelow = (target: HTMLElement, module: string, now: Progress) =>
	mount(ModuleProgress, { target, props: { module, first: now } });

function markPath({ readings, quizzes, cases }: Progress) {
	for (const { id, isRead } of readings) mark('reading', id, isRead ? 'Read' : '', isRead);
	for (const quiz of quizzes)
		mark('quiz', quiz.id, quizWords(quiz), quiz.state === 'done' && quiz.best !== null);
	for (const one of cases) mark('case', one.id, caseWords(one), one.state === 'done' && one.best !== null);
}

/**
 * How much of the path is done, in all and by stage; the stage that comes next is open, and while nothing before it
 * is done, the first, where one begins.
 */
function showStages({ id: module, path }: Outline, { readings, quizzes, cases, goOn }: Progress) {
	const isDone = ({ kind, id }: Stop) =>
		kind === 'reading'
			? readings.some((one) => one.id === id && one.isRead)
			: (kind === 'case' ? cases : quizzes).some((one) => one.id === id && one.best !== null);
	const done = path.filter(isDone).length;
	write('done-words', doneWords(done, path.length));
	const bar = document.getElementById('done-bar');
	if (bar) bar.style.width = barWidth(path.length > 0 ? done / path.length : null);
	const folds = [...document.querySelectorAll<HTMLDetailsElement>('details[data-stops]')];
	const isIn = (fold: HTMLElement, { kind, id }: Pick<Stop, 'kind' | 'id'>) =>
		fold.dataset.stops?.split(' ').includes(`${kind}/${id}`);
	const doneIn = folds.map((fold) => {
		const own = path.filter((stop) => isIn(fold, stop));
		const ready = own.filter(isDone).length;
		const words = fold.querySelector('summary .how');
		if (words) words.textContent = doneWords(ready, own.length);
		return ready;
	});
	const next = goOn ? folds.findIndex((fold) => isIn(fold, goOn)) : -1;
	const isFirstOpen = doneIn.slice(0, next).every((ready) => ready === 0);
	openStages(module, new Set(next < 0 ? [] : isFirstOpen ? [0, next] : [next]));
}

function showDue(due: number) {
	const link = document.getElementById('due');
	if (!link) return;
	link.textContent = due > 0 ? dueNow(due) : '';
	link.hidden = due === 0;
}

/** A step's state stands where its length stood. */
function mark(kind: string, id: string, words: string, isDone: boolean) {
	const step = document.querySelector(`[data-${kind}="${CSS.escape(id)}"]`);
	const state = step?.querySelector<HTMLElement>('.state');
	if (!state) return;
	state.textContent = words;
	state.hidden = words === '';
	state.classList.toggle('sign', isDone);
	step?.querySelector('.length')?.toggleAttribute('hidden', words !== '');
}

/** Where a beginner's button stands; it says again what the server wrote once everything was deleted. */
function showGoOn(module: string, { goOn, isComplete }: Progress, isBegun: boolean) {
	const button = document.querySelector<HTMLAnchorElement>('#go-on');
	if (!button) return;
	button.dataset.first ??= `${button.getAttribute('href')} ${button.textContent}`;
	const [address = '', ...words] = button.dataset.first.split(' ');
	button.href = address;
	button.textContent = words.join(' ');
	if (!isBegun) return;
	if (goOn) {
		button.href = goOnHref(module, goOn);
		button.textContent = `${CONTINUE}: ${goOn.title}`;
	} else if (isComplete) {
		button.href = certificateHref(module);
		button.textContent = 'Your certificate';
	}
}

function showMastery(mastery: Mastery, isBegun: boolean) {
	const place = document.querySelector<HTMLElement>(`[data-objective="${CSS.escape(mastery.objective)}"]`);
	const bar = place?.querySelector<HTMLElement>('b');
	const words = place?.querySelector('.how');
	if (!place || !bar || !words) return;
	place.hidden = !isBegun;
	// As full as the work is done: two right of twelve are not all.
	bar.style.width = barWidth(mastery.earned / Math.max(1, mastery.of));
	words.textContent = masteryWords(mastery);
}
