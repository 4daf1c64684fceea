import { randomUUID } from 'node:crypto';
import { disguise } from './disguise.ts';
import type { Certainty } from '../../quiz/certainty.ts';
import type { ItemResponse } from '../../quiz/response.ts';
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

/** A whole reading can be ticked, sentence by sentence; nothing else has nearly as many. */
const MOST_ENTRIES = 1_000;

/**
 * Whether the form has an item at all. Of check boxes none of which is ticked a browser sends nothing, so each item
 * brings a field `asked q3`.
 */
const isAsked = (form: FormData, name: string) =>
	[...form.keys()].some(
		(field) => field === name || field.startsWith(`${name}=`) || field.endsWith(` ${name}`),
	);

/**
 * The fields of one item, as the form names them: `q3` for what is chosen, `q3=g1` for what is typed into a gap,
 * `certainty q3` for how sure one is.
 * @param isTyped whether a part of this name is typed; without, grading tells
 */
export function readAnswerFields(
	form: FormData,
	name: string,
	isTyped: (part: string) => boolean = () => true,
): { readonly response: ItemResponse; readonly certainty: Certainty | null } {
	const texts = (field: string) =>
		form
			.getAll(field)
			.slice(0, MOST_ENTRIES)
			.filter((value) => typeof value === 'string');
	const parts = [...new Set(form.keys())].flatMap((field) =>
		field.startsWith(`${name}=`) ? field.slice(name.length + 1) : [],
	);
	const typed = parts.filter(isTyped).flatMap((part) =>
		texts(`${name}=${part}`)
			// A form sends the end of a line as two characters.
			.map((entry) => entry.replaceAll('\r\n', '\n').trim())
			.filter(Boolean)
			.map((entry) => `${part}=${entry}`),
	);
	const [sure = ''] = texts(`certainty ${name}`);
	return {
		response: [...texts(name).filter(Boolean), ...typed],
		certainty: ([1, 2, 3] as const).find((level) => String(level) === sure) ?? null,
	};
}
