import { clock } from '../progress/clock.ts';
import { say } from '../../ui/dom.ts';
import { herePath } from '../../player/here.ts';
import { handedIn } from '../../player/hints.ts';
import { practise } from '../../player/practice/practise.ts';
import { makeRoom, showFinished } from '../../player/practice/quiz-results.ts';

const { begin, items, moveTo, player, results, start, store } = practise();
clock(store.module, `quiz/${store.quiz}`);
makeRoom(store);
begin(() => {
	const shown = start();
	document.getElementById('resumed')?.toggleAttribute('hidden', !store.isResumed());
	if (!results.isShown() && (store.wasHandedIn() || handedIn.has(herePath()))) showFinished(store);
	addEventListener('hashchange', openAddressed);
	openAddressed();
	return shown;
});

/** An address that ends in an item's id opens that item, once: what comes later is the attempt's. */
function openAddressed() {
	const id = location.hash.slice(1);
	if (!items().includes(id)) return;
	history.replaceState(history.state, '', location.pathname + location.search);
	if (!store.attempt().order.includes(id)) return say('This question isn’t one of those you’re retrying.');
	if (id !== player.current()) moveTo(id);
}
