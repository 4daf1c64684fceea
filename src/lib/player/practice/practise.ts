import { SEE_RESULTS, submitWords } from '../../words/attempts.ts';
import { shuffle } from '../../quiz/shuffle.ts';
import { byId, hide } from '../../ui/dom.ts';
import { whenHere } from '../../ui/when-here.ts';
import { herePath } from '../here.ts';
import { handedIn, pickedUp, underWay } from '../hints.ts';
import { judgeHere } from '../judge-here.ts';
import { createPlayer } from '../player.ts';
import { openLog } from './log-store.ts';
import { showSteps } from './show-steps.ts';
import { showTrouble } from './show-trouble.ts';
import { startingOver } from './starting-over.ts';
import type { AttemptOptions } from '../../quiz/attempt.ts';
import type { Behind } from './when-behind.ts';
import type { ItemPlace } from './answers-of.ts';

/** All that comes behind the first item, and the place for results that was made of it. */
type Whole = Behind & { readonly results: ReturnType<Behind['resultsPlace']> };

/**
 * Study on one's own: the player over the device's log and the keys in the page, with its options, its results and the
 * ways from one attempt to the next. The script stands in the page's head, and has what its first item needs.
 * @param comes what the page brings behind that
 * @param mountOther draws the results of a page whose attempts are not at one quiz
 */
export function practise(comes: Promise<Behind>, mountOther?: (target: HTMLElement) => Promise<void>) {
	/** Null until it is here: everything but the first item waits for it. */
	let behind: Whole | null = null;
	const items = () => byId('quiz')?.dataset.items?.split(' ').filter(Boolean) ?? [];
	const judge = judgeHere();
	const placeOf = (id: string): ItemPlace => {
		const { quiz, item = id, objective = '' } = byId(id)?.dataset ?? {};
		return { key: judge.keyOf(id), quiz: quiz ?? store.quiz, item, objective };
	};
	const store = openLog({
		device: comes,
		items,
		placeOf,
		canGrade: (item, response) => judge.invalid(item, response) === null,
		onTrouble: (error) => whenHere(() => showTrouble(error)),
		onLateRecall,
	});
	const isReview = store.quiz === 'review';
	const leftOpen = () => store.attempt().order.filter((item) => !store.attempt().items[item]?.first).length;
	/** The item above which it is said that one picks up where one left off; it goes with that item. */
	let saidAbove = '';

	const player = createPlayer({
		store,
		judge,
		around: comes.then((here) => here.around),
		certaintyEarns: !isReview,
		lastStep(left) {
			if (store.attempt().options.feedback === 'each') return SEE_RESULTS;
			return submitWords(left);
		},
		handIn,
		over: () => void behind?.results.show(),
		isOpen: () => !behind?.results.isShown(),
		shown,
		given: () => afresh.forget(),
		actions: {
			afresh: () => afresh.startOver(items()),
			ten: () => afresh.startOver(shuffle(player.left(), Date.now()).slice(0, 10)),
			undo: () => afresh.comeBack(),
			finish() {
				behind?.closeOptions();
				store.settle(player.current());
				handIn();
			},
		},
	});
	const afresh = startingOver({
		wayBack: store.wayBack,
		begin: (some) =>
			startAgain(behind?.chosenOptions(store.attempt().options) ?? store.attempt().options, some),
		show() {
			for (const item of store.attempt().order) player.fill(item);
			player.stand(store.attempt().now);
			player.front();
		},
	});
	const arrived = comes.then((here): Whole => {
		const results = here.resultsPlace({
			attemptId: store.attemptId,
			isSubmitted: () => store.attempt().submitted,
			leftOpen,
			mount: (target) =>
				mountOther?.(target) ??
				here.later.results().then(({ mountQuizResults }) =>
					mountQuizResults(target, {
						store,
						placeOf,
						leftOpen,
						startAgain,
						review: results.review,
						goOn,
					}),
				),
			open: moveTo,
			current: player.current,
			left: () => here.showFinished(store),
		});
		here.listenForOptions();
		here.around.explainTerms();
		return (behind = { ...here, results });
	});

	function handIn() {
		store.dispatch({ type: 'submitted' });
		// Retrying what was missed is practice, and no score of the quiz.
		if (!isReview && !store.isRetry()) handedIn.keep(herePath(), true);
		player.show();
		void arrived.then(({ results }) => results.show());
	}

	/** Handing in is taken back: on with what was left open. */
	function goOn() {
		store.dispatch({ type: 'reopened' });
		moveTo(player.left()[0] ?? player.current());
	}

	function moveTo(item: string) {
		behind?.results.leave();
		player.moveTo(item);
	}

	function startAgain(options: AttemptOptions, some = items()) {
		beginAnew(options, some);
		store.keepBegun();
	}

	/** As if the page had just been opened. */
	function beginAnew(options: AttemptOptions, some = items()) {
		behind?.results.leave();
		hide('resumed', true);
		afresh.forget();
		store.restart(options, some);
		player.stand(store.attempt().now);
		for (const item of items()) player.fill(item);
		behind?.closeOptions();
		player.front();
	}

	function shown() {
		hide('many', store.isRetry());
		if (saidAbove && saidAbove !== player.current()) hide('resumed', true);
		showSteps(store.attempt(), player.current(), judge, (section) => behind?.expectMap(section));
	}

	/** Only what was kept is filled in: what was chosen while the page was still arriving stands as it is. */
	function fillKept() {
		for (const id of store.attempt().order) {
			const isKept = player.stateOf(id)?.response.length || store.typedIn(id) !== undefined;
			if (isKept || store.seed() !== null) player.fill(id);
		}
		behind?.fillOptions(store.attempt().options);
	}

	function onLateRecall() {
		player.stand(store.attempt().now);
		fillKept();
		player.show();
		sayPickedUp();
		if (store.attempt().submitted) void behind?.results.show();
	}

	/** Once in a visit; not to who has pressed “Continue”, nor to who comes back from a text. */
	function sayPickedUp() {
		if (!store.isResumed() || pickedUp.has(herePath())) return;
		pickedUp.keep(herePath(), true);
		saidAbove = player.current();
		hide('resumed', false);
	}

	/** Another tab may work at the same attempt: what it did shows here, and this tab stays where it is. */
	async function followOtherTabs() {
		const changed = await store.catchUp();
		if (!changed) return beginAnew(store.attempt().options);
		if (changed.length > 0) player.refill(changed);
	}

	player.listen();
	waitForRecall(store.wanted);

	return {
		store,
		judge,
		player,
		moveTo,
		startAgain,
		sayPickedUp,
		items,
		/** Takes up the attempt, or begins one, and shows it. @returns when its results are there, if it has any */
		start(): Promise<void> | undefined {
			store.begin();
			fillKept();
			behind?.around.bringWording();
			player.show();
			behind?.around.showAgain();
			behind?.onChange(({ elsewhere }) => elsewhere && void followOtherTabs());
			// A page taken out of the browser's memory has heard of nothing meanwhile.
			addEventListener('pageshow', ({ persisted }) => persisted && void followOtherTabs());
			return store.attempt().submitted ? behind?.results.show() : undefined;
		},
		/** @param work what to do once all of the page is here and what the device has kept is known */
		begin(work: (behind: Whole) => unknown) {
			void arrived.then((whole) =>
				whenHere(() =>
					store.whenRecalled(() => {
						void Promise.resolve(work(whole)).then(() => delete document.documentElement.dataset.recalling);
					}),
				),
			);
		},
	};
}

/** Who goes on is not shown the first question before their own; for long they are not shown nothing, either. */
function waitForRecall(wanted: string) {
	if (!wanted && !underWay.has(herePath())) return;
	const { dataset } = document.documentElement;
	dataset.recalling = '';
	setTimeout(() => delete dataset.recalling, 1_000);
}
