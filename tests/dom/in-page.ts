/** What the pages under test run in the browser: players over stores that are a list in memory. */
import { apply, emptyAttempt } from '../../src/lib/quiz/attempt.ts';
import { judgeAsked } from '../../src/lib/player/assigned/judge-asked.ts';
import { judgeHere } from '../../src/lib/player/judge-here.ts';
import { around } from '../../src/lib/player/around.ts';
import { createPlayer } from '../../src/lib/player/player.ts';
import type { Attempt, AttemptEvent, AttemptOptions } from '../../src/lib/quiz/attempt.ts';
import type { Step, Store, Typed } from '../../src/lib/player/ports.ts';

/** A store that keeps nothing beyond the page. @param takesParts as an outbox does: half an answer is given as it is */
function memory(items: readonly string[], options: AttemptOptions, takesParts: boolean) {
	const events: AttemptEvent[] = [];
	const typed = new Map<string, Typed>();
	let attempt: Attempt = emptyAttempt;
	function dispatch(step: Step) {
		const event = { ...step, at: events.length } as AttemptEvent;
		const next = apply(attempt, event);
		if (next === attempt) return;
		attempt = next;
		events.push(event);
		if (step.type === 'responded') typed.delete(step.item);
	}
	dispatch({ type: 'started', seed: 'seed', order: items, options });
	return {
		events,
		attempt: () => attempt,
		dispatch,
		typed(now: Typed) {
			typed.set(now.item, now);
			if (takesParts) dispatch({ type: 'responded', item: now.item, response: now.response });
		},
		typedIn: (item: string) => typed.get(item),
		settle: () => undefined,
		takesParts,
		seed: () => null,
		ready: (work: () => void) => work(),
	} satisfies Store & { readonly events: AttemptEvent[] };
}

const DEFAULTS: AttemptOptions = { feedback: 'each', certainty: false, shuffle: false };

/** @param judge `here` by the keys in the page, `asked` by a server that has nothing to say */
function make(
	judge: 'here' | 'asked',
	options: Partial<AttemptOptions> = {},
	takesParts = judge === 'asked',
) {
	const items = [...document.querySelectorAll('#quiz .item')].map(({ id }) => id);
	const store = memory(items, { ...DEFAULTS, ...options }, takesParts);
	const done: string[] = [];
	const player = createPlayer({
		store,
		judge: judge === 'here' ? judgeHere() : judgeAsked(() => Promise.resolve()),
		around: Promise.resolve(around),
		certaintyEarns: true,
		lastStep: (left) => `The end (${left})`,
		handIn: () => done.push('hand in'),
		over: () => done.push('over'),
		isOpen: () => true,
		shown: () => undefined,
		actions: {},
	});
	return { store, player, done };
}

document.documentElement.classList.add('js');
Object.assign(window, { make });
export type Made = ReturnType<typeof make>;
