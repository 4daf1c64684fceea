import type { Certainty } from '../../quiz/certainty.ts';
import type { ItemResponse } from '../../quiz/response.ts';

/** A whole reading can be ticked, sentence by sentence; nothing else has nearly as many. */
const MOST_ENTRIES = 1_000;

/**
 * Whether the form has an item at all. Of check boxes none of which is ticked a browser sends nothing, so each item
 * brings a field `asked q3`.
 */
export const isAsked = (form: FormData, name: string) =>
	[...form.keys()].some(
		(field) => field === name || field.startsWith(`${name}=`) || field.endsWith(` ${name}`),
	);

/**
 * The fields of one item, as the form names them: `q3` for what is chosen, `q3=g1` for what is typed into a gap,
 * `certainty q3` for how sure one is.
 */
export function readAnswerFields(
	form: FormData,
	name: string,
): { readonly response: ItemResponse; readonly certainty: Certainty | null } {
	const texts = (field: string) =>
		form
			.getAll(field)
			.slice(0, MOST_ENTRIES)
			.filter((value) => typeof value === 'string');
	const gaps = [...new Set(form.keys())].filter((field) => field.startsWith(`${name}=`));
	const typed = gaps.flatMap((field) =>
		texts(field)
			.map((entry) => entry.trim())
			.filter(Boolean)
			.map((entry) => `${field.slice(name.length + 1)}=${entry}`),
	);
	const [sure = ''] = texts(`certainty ${name}`);
	return {
		response: [...texts(name).filter(Boolean), ...typed],
		certainty: ([1, 2, 3] as const).find((level) => String(level) === sure) ?? null,
	};
}
