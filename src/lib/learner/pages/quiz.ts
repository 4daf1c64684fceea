import { moveTo } from '../../player/actions.ts';
import { clock } from '../progress/clock.ts';
import { resultsShown } from '../../player/finish.ts';
import { herePath } from '../../player/here.ts';
import { handedIn } from '../../player/hints.ts';
import { makeRoom, showFinished } from '../../player/show-finished.ts';
import { say, showResumed } from '../../player/show-quiz.ts';
import { start, take } from '../../player/take.ts';
import { allItems, current, isResumed, module, quiz, taken, wasHandedIn } from '../../player/taking.ts';

clock(module, `quiz/${quiz}`);
makeRoom();
take(() => {
	const results = start();
	showResumed(isResumed());
	if (!resultsShown() && (wasHandedIn() || handedIn.has(herePath()))) showFinished();
	addEventListener('hashchange', openAddressed);
	openAddressed();
	return results;
});

/** An address that ends in an item's id opens that item, once: what comes later is the attempt's. */
function openAddressed() {
	const id = location.hash.slice(1);
	if (!allItems().includes(id)) return;
	history.replaceState(history.state, '', location.pathname + location.search);
	if (!taken().order.includes(id)) return say('This question isn’t one of those you’re retrying.');
	if (id !== current()) moveTo(id);
}
