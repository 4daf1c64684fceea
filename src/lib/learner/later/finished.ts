import { herePath } from '../../player/here.ts';
import { resultsHref } from '../../words/hrefs.ts';
import { dayOf } from '../../words/words.ts';
import { handedIn } from '../../player/hints.ts';
import { eventsOf } from '../../device/log.ts';
import { scoresOf } from '../progress/quiz-progress.ts';
import { scoreWords } from '../progress/progress-words.ts';
import { SEE_RESULTS } from '../../words/attempts.ts';

const { dataset } = document.documentElement;

/**
 * `You completed this on 23 November 2026: 6 of 8.`, with the way to these results; nothing, where there are none.
 * @param open id of an attempt to pass over: it is under way
 */
export async function showFinished(place: HTMLElement, module: string, quiz: string, open: string) {
	const scores = scoresOf(quiz, await eventsOf(module));
	const last = scores.findLast(({ attempt }) => attempt !== open);
	handedIn.keep(herePath(), last !== undefined);
	if (!last) return void delete dataset.finished;
	dataset.finished = '';
	const words = document.createElement('span');
	words.textContent = `You completed this on ${dayOf(last.at)}: ${scoreWords(last)}.`;
	const link = document.createElement('a');
	link.href = resultsHref(module, quiz, last.attempt);
	link.textContent = SEE_RESULTS;
	place.replaceChildren(words, link);
}
