import {
	CHECK,
	COMPARE,
	FIRST_COUNTED,
	FIRST_COUNTS,
	NEXT,
	RESULTS,
	SURENESS_UNSAID,
} from '../words/attempts.ts';
import { byId } from '../ui/dom.ts';
import type { ItemState } from '../quiz/attempt.ts';
import type { Judge, Store } from './ports.ts';
import type { ItemView } from './show-item.ts';

export interface StandingParts {
	readonly store: Store;
	readonly judge: Judge;
	/** What the last of the items leads to, as its button says. */
	readonly lastStep: (left: number) => string;
	/** How sure one was earns points here. */
	readonly certaintyEarns: boolean;
}

/**
 * How an attempt stands, as a player shows it: what is known of an item, which are left, where it goes on. Reads, and
 * changes nothing.
 * @param inFront the item that the player has put in front; empty: none yet
 */
export function standing({ store, judge, lastStep, certaintyEarns }: StandingParts, inFront: () => string) {
	const attempt = () => store.attempt();
	const stateOf = (item: string): ItemState | undefined => attempt().items[item];
	/** The item in front. */
	const current = () => (attempt().items[inFront()] ? inFront() : attempt().now);
	const isWritten = (item: string) => byId(item)?.dataset.kind === 'open';

	/** Open, checked (only what was chosen is explained) or revealed (everything is). */
	function phaseOf(item: string): ItemState['phase'] {
		const state = stateOf(item);
		if (attempt().submitted) return 'revealed';
		if (state?.phase !== 'checked') return state?.phase ?? 'open';
		// Of one’s own words there is nothing to try again.
		return isWritten(item) || judge.outcomeOf(item, state.response)?.verdict === 'right'
			? 'revealed'
			: 'checked';
	}

	/** Items still to be answered: not yet checked, or, with feedback at the end, without a response. */
	function left(): readonly string[] {
		const { order, options } = attempt();
		return order.filter((item) =>
			options.feedback === 'each' ? stateOf(item)?.checks === 0 : !stateOf(item)?.response.length,
		);
	}

	/** The item so many places further on, or null at the end of the list. */
	const neighbour = (by: number): string | null =>
		attempt().order[attempt().order.indexOf(current()) + by] ?? null;

	/** With feedback to each, the next one not yet answered, from here on and around; else the one behind. */
	function following(): string | null {
		const { order, options } = attempt();
		if (options.feedback === 'end') return neighbour(1);
		const open = left();
		return order.slice(order.indexOf(current()) + 1).find((item) => open.includes(item)) ?? open[0] ?? null;
	}

	/** What is shown of an item. */
	function viewOf(item: string, phase: ItemState['phase']): ItemView {
		const response = stateOf(item)?.response ?? [];
		return {
			phase,
			response,
			entries: judge.entriesOf(item, response),
			outcome: phase === 'open' ? null : judge.outcomeOf(item, response),
			detail: detail(item, phase),
			rated: stateOf(item)?.rated ?? null,
		};
	}

	/** Which response counts, in a sentence. */
	function detail(item: string, phase: ItemState['phase']): string {
		const state = stateOf(item);
		if (isWritten(item) && state?.first && byId(item)?.querySelector('.compare')) return COMPARE;
		if (!state?.first || attempt().options.feedback === 'end') return '';
		const counted = judge.outcomeOf(item, state.first.response);
		if (!counted) return '';
		const isSilent = attempt().options.certainty && !state.first.certainty && state.checks === 1;
		const unsaid = isSilent && certaintyEarns ? SURENESS_UNSAID : '';
		if (counted.verdict === 'right' && state.checks === 1) return unsaid;
		if (state.checks > 1 || phase === 'revealed') return FIRST_COUNTS;
		return FIRST_COUNTED + unsaid;
	}

	/** What the bar below the item in front has. */
	function actionsOf(item: string, phase: ItemState['phase']) {
		return {
			attempt: attempt(),
			item,
			phase,
			isWritten: isWritten(item),
			isWrong: phase === 'checked' && judge.outcomeOf(item, stateOf(item)?.response ?? []) !== null,
			primary: primary(phase, left().filter((other) => other !== item).length),
			certainty: (store.typedIn(item) ?? stateOf(item))?.certainty ?? null,
		};
	}

	function primary(phase: ItemState['phase'], others: number): string {
		if (attempt().submitted) return RESULTS;
		if (attempt().options.feedback === 'end') return neighbour(1) === null ? lastStep(others) : NEXT;
		if (phase === 'open') return CHECK;
		return others > 0 ? NEXT : lastStep(0);
	}

	return { current, stateOf, phaseOf, left, neighbour, following, viewOf, actionsOf };
}
