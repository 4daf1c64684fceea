import { later } from '../later.ts';
import { loadItems } from '../../player/practice/load-items.ts';
import { practise } from '../../player/practice/practise.ts';
import { whenBehind } from '../../player/practice/when-behind.ts';
import { REVIEW_FAILED } from '../../words/reviews.ts';
import type { Wanted } from '../../player/practice/wanted.ts';

/**
 * A review is an attempt like any other, at items that come from several quizzes. What was begun today is gone
 * on with; else the learner says how much to review.
 */
const practice = practise(whenBehind(), async (target) => {
	const { mountDone } = await later.review();
	mountDone(target, { module, ...score() });
});
const { judge, player, store } = practice;
const { module } = store;
practice.begin(() => void open());

async function open() {
	const place = document.getElementById('start');
	if (!place) return;
	try {
		const { wantedNow, mountStart } = await later.review();
		const under = await wantedNow(module, store.keptOrder(Date.now()));
		if (under.length > 0 && (await loadItems(module, under, judge.keyOf)).length > 0) return takeUp(place);
		await mountStart(place, { module, begin: (wanted) => begin(place, wanted) });
	} catch {
		place.textContent = REVIEW_FAILED;
	}
}

/** First responses count, as everywhere. */
function score() {
	const outcomes = store.attempt().order.flatMap((id) => {
		const first = player.stateOf(id)?.first;
		const outcome = first && judge.outcomeOf(id, first.response);
		return outcome ? [outcome] : [];
	});
	return { right: outcomes.filter(({ verdict }) => verdict === 'right').length, of: outcomes.length };
}

function takeUp(place: HTMLElement) {
	reveal(place);
	void practice.start();
	for (const id of store.attempt().order) player.fill(id);
}

async function begin(place: HTMLElement, wanted: readonly Wanted[]) {
	const ids = await loadItems(module, wanted, judge.keyOf);
	if (ids.length === 0) throw new Error('The questions to review no longer exist.');
	reveal(place);
	// Results of an earlier review belong to the page as it was left, not to this one.
	history.replaceState(null, '');
	void practice.start();
	practice.startAgain({ feedback: 'each', certainty: true, shuffle: true }, ids);
}

function reveal(place: HTMLElement) {
	place.hidden = true;
	for (const part of document.querySelectorAll<HTMLElement>('#quiz, .place, #steps')) part.hidden = false;
}
