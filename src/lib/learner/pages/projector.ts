import { openBook, type Book } from '../../player/case/book.ts';
import { handsFrom, mostHands, parseRoadHash, roadHash, type ClassRoad } from '../../player/case/hands.ts';
import { whenHere } from '../../ui/when-here.ts';
import { HANDS, handsWords, LETTERS } from '../../words/cases.ts';

const START: ClassRoad = { road: [], isOn: false, votes: [] };

whenHere(() => {
	const root = document.getElementById('case');
	const book = openBook({
		decide: (point, option) => {
			if (point !== now.road.length) return;
			const form = root?.querySelectorAll<HTMLFormElement>('.ask-form')[point];
			go({ road: [...now.road, option], isOn: false, votes: [...now.votes, form ? countedIn(form) : []] });
		},
		goOn: () => go({ ...now, isOn: true }),
		again: () => go(START),
	});
	if (!root || !book) return;
	let now = parseRoadHash(book.one, location.hash);

	function go(next: ClassRoad) {
		now = next;
		history.pushState(null, '', roadHash(now) || location.pathname);
		draw(true);
	}

	function draw(isMove: boolean) {
		if (!book || !root) return;
		book.show(now.road, now.isOn, isMove);
		writeVotes(root, book, now);
	}

	addEventListener('popstate', () => {
		now = parseRoadHash(book.one, location.hash);
		draw(true);
	});
	listenForHands(root);
	draw(false);
});

function listenForHands(root: HTMLElement) {
	root.addEventListener('click', ({ target }) => {
		const button = target instanceof Element && target.closest<HTMLElement>('[data-add]');
		const field = button && button.parentElement?.querySelector('input');
		if (!button || !field) return;
		field.value = String(Math.max(0, handsFrom(field.value) + Number(button.dataset.add)));
		propose(field);
	});
	root.addEventListener('input', ({ target }) => {
		if (target instanceof HTMLInputElement && target.matches('[data-hands-for]')) propose(target);
	});
	root.addEventListener('reset', ({ target }) => {
		const most = target instanceof Element && target.querySelector('[data-most]');
		if (most) most.textContent = HANDS.none;
	});
}

const fieldsOf = (form: Element) => [...form.querySelectorAll<HTMLInputElement>('[data-hands-for]')];
const countedIn = (form: Element) => fieldsOf(form).map(({ value }) => handsFrom(value));

/** The option with the most hands is chosen; the teacher confirms it, or another. */
function propose(field: HTMLElement) {
	const form = field.closest('form');
	const words = form?.querySelector('[data-most]');
	if (!form || !words) return;
	const hands = countedIn(form);
	const most = mostHands(hands);
	const radios = form.querySelectorAll<HTMLInputElement>('[type=radio]');
	for (const [at, radio] of radios.entries()) radio.checked = at === most;
	if (most !== null) words.textContent = HANDS.most(LETTERS[most] ?? '', hands[most] ?? 0);
	else words.textContent = hands.some((count) => count > 0) ? HANDS.tie : HANDS.none;
}

/** Beside each option what the class voted. */
function writeVotes(root: HTMLElement, { one }: Book, { votes }: ClassRoad) {
	one.points.forEach((point, at) => {
		const section = root.querySelector(`[data-point="${CSS.escape(point.id)}"]`);
		const hands = votes[at] ?? [];
		const wasCounted = hands.some((count) => count > 0);
		point.options.forEach((option, index) => {
			const place = section?.querySelector(`[data-outcome="${CSS.escape(option.id)}"] [data-hands]`);
			if (place) place.textContent = wasCounted ? handsWords(hands[index] ?? 0) : '';
		});
	});
}
