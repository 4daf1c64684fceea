import type { Levels, Rubric } from '../../quiz/kinds/open/item.ts';
import { MARK_PROBLEMS } from '../../words/marking.ts';
import { formText } from '../form-text.ts';

/** UTF-16 units. */
const LONGEST_MARK_COMMENT = 2_000;
const LONGEST_NAME = 400;

/** The name of a criterion’s field in the form. */
const levelField = (criterion: string) => `level ${criterion}`;

export interface TypedMark {
	/** Whatever was chosen, to be shown again. */
	readonly levels: Levels;
	readonly comment: string;
	readonly known: string;
	/** By id of a criterion, or `comment`. */
	readonly problems: Readonly<Record<string, string>>;
}

/** What a teacher chose: one level of each criterion, and a comment. */
export function parseMarkForm(form: FormData, { criteria, levels: all }: Rubric): TypedMark {
	const known = new Map(all.map(({ level }) => [String(level), level]));
	const chosen = criteria.flatMap(({ id }): [string, number][] => {
		const level = known.get(formText(form, levelField(id)));
		return level === undefined ? [] : [[id, level]];
	});
	const levels = Object.fromEntries(chosen);
	const comment = formText(form, 'comment').replaceAll('\r\n', '\n').trim();
	const problems = [
		...criteria.flatMap(({ id }): [string, string][] =>
			Object.hasOwn(levels, id) ? [] : [[id, MARK_PROBLEMS.level]],
		),
		...(comment.length > LONGEST_MARK_COMMENT
			? [['comment', MARK_PROBLEMS.comment(LONGEST_MARK_COMMENT)] as const]
			: []),
	];
	return {
		levels,
		comment: comment.slice(0, 2 * LONGEST_MARK_COMMENT),
		known: formText(form, 'known').slice(0, LONGEST_NAME),
		problems: Object.fromEntries(problems),
	};
}
