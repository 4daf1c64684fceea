import { randomUUID } from 'node:crypto';
import { isAsked, readAnswerFields } from './read-answer-fields.ts';
import { disguise } from './disguise.ts';
import type { AttemptEvent } from '../../quiz/attempt.ts';
import type { SentEvent } from '../../wire/batch.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import type { Taken } from './taken.ts';

/** What the button that was pressed asks for, beside saving. */
export type Asked = { readonly check?: string; readonly handIn?: boolean };

/**
 * The events in a form that was sent without JavaScript: what differs from what is saved. Each form counts as a
 * device of its own, so that its numbers begin anew; sent twice, the second finds nothing that differs. Of what was not
 * asked in the form it says nothing.
 */
export function readForm(taken: Taken, loaded: LoadedAttempt, form: FormData, asked: Asked): SentEvent[] {
	const { version, attempt } = loaded;
	const hidden = disguise(version.quiz, attempt);
	const at = taken.now;
	const responded = attempt.order.flatMap((id): AttemptEvent[] => {
		const state = attempt.items[id];
		// The page was made under the rules of then: it speaks in names, or in ids.
		const name = [hidden.itemName(id), id].find((one) => isAsked(form, one));
		if (state?.phase !== 'open' || name === undefined) return [];
		const { response, certainty } = readAnswerFields(form, name);
		const given: AttemptEvent = {
			type: 'responded',
			at,
			item: name,
			response,
			...(certainty ? { certainty } : {}),
		};
		const event = hidden.eventFrom(given) ?? given;
		if (event.type !== 'responded') return [];
		const isNew =
			!sameSet(event.response, state.response) || (certainty !== null && certainty !== state.certainty);
		return isNew ? [event] : [];
	});
	const checked = asked.check && (hidden.itemId(asked.check) ?? asked.check);
	const events: AttemptEvent[] = [
		...responded,
		...(checked && attempt.order.includes(checked) ? [{ type: 'checked' as const, at, item: checked }] : []),
		...(asked.handIn ? [{ type: 'submitted' as const, at }] : []),
	];
	const device = `form-${randomUUID()}`;
	return events.map((event, index) => ({ id: randomUUID(), device, sequence: index + 1, event }));
}

const sameSet = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);
