import { say } from '../../ui/dom.ts';
import { herePath } from '../../player/here.ts';
import { handedIn } from '../../player/hints.ts';
import { practise } from '../../player/practice/practise.ts';
import { whenBehind } from '../../player/practice/when-behind.ts';

const { begin, items, moveTo, player, sayPickedUp, start, store } = practise(whenBehind());
// Where a quiz was handed in before, its place above the question is there from the first paint on.
if (!store.wanted && handedIn.has(herePath())) document.documentElement.dataset.finished = '';
begin(({ idNow, results, showFinished }) => {
	const shown = start();
	sayPickedUp();
	if (!results.isShown() && (store.wasHandedIn() || handedIn.has(herePath()))) showFinished(store);
	const openAddressed = () => open(idNow(store.module, store.quiz, location.hash.slice(1)));
	addEventListener('hashchange', openAddressed);
	openAddressed();
	return shown;
});

/** An address that ends in an item's id opens that item, once: what comes later is the attempt's. */
function open(id: string) {
	// It has moved to another quiz: `quiz/item`.
	if (id.includes('/')) return location.replace(id.replace('/', '#'));
	if (!items().includes(id)) return;
	history.replaceState(history.state, '', location.pathname + location.search);
	if (!store.attempt().order.includes(id)) return say('This question isn’t one of those you’re taking now.');
	if (id !== player.current()) moveTo(id);
}
