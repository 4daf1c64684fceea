import { fill, startAgain } from '../../player/actions.ts';
import { clock } from '../progress/clock.ts';
import { finishWith } from '../../player/finish.ts';
import { later } from '../later.ts';
import { loadItems } from '../../player/load-items.ts';
import { start, take } from '../../player/take.ts';
import { keptOrder, module, outcomeOf, stateOf, taken } from '../../player/taking.ts';
import { REVIEW_FAILED } from '../../words/reviews.ts';
import type { Wanted } from '../../player/wanted.ts';

/**
 * A review is an attempt like any other, at items that come from several quizzes. What was begun today is gone
 * on with; else the learner says how much to review.
 */
clock(module, 'review');
take(() => void open());

async function open() {
	const place = document.getElementById('start');
	if (!place) return;
	try {
		const { wantedNow, mountStart, mountDone } = await later.review();
		finishWith((target) => mountDone(target, { module, ...score() }));
		const under = await wantedNow(module, keptOrder(Date.now()));
		if (under.length > 0 && (await loadItems(module, under)).length > 0) return takeUp(place);
		await mountStart(place, { module, begin: (wanted) => begin(place, wanted) });
	} catch {
		place.textContent = REVIEW_FAILED;
	}
}

/** First responses count, as everywhere. */
function score() {
	const outcomes = taken().order.flatMap((id) => {
		const first = stateOf(id)?.first;
		const outcome = first && outcomeOf(id, first.response);
		return outcome ? [outcome] : [];
	});
	return { right: outcomes.filter(({ verdict }) => verdict === 'right').length, of: outcomes.length };
}

function takeUp(place: HTMLElement) {
	reveal(place);
	start();
	for (const id of taken().order) fill(id);
}

async function begin(place: HTMLElement, wanted: readonly Wanted[]) {
	const ids = await loadItems(module, wanted);
	if (ids.length === 0) throw new Error('The questions to review no longer exist.');
	reveal(place);
	// Results of an earlier review belong to the page as it was left, not to this one.
	history.replaceState(null, '');
	start();
	startAgain({ feedback: 'each', certainty: true, shuffle: true }, ids);
}

function reveal(place: HTMLElement) {
	place.hidden = true;
	for (const part of document.querySelectorAll<HTMLElement>('#quiz, .place, #steps')) part.hidden = false;
}
