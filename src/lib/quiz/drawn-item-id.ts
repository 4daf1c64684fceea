/** The quiz of what was drawn from a module's pool; no quiz of an author has this id. */
export const DRAWN_QUIZ = 'drawn';
/** In no id that an author may give. */
const BETWEEN = '--';

/** An id for an item among those of several quizzes: `assessment-lessons--timetable-with-a-late-team`. */
export const drawnItemId = (quiz: string, item: string) => `${quiz}${BETWEEN}${item}`;

/** The quiz and the item that an id was made of; null for one that was not drawn. */
export function drawnFrom(id: string): { readonly quiz: string; readonly item: string } | null {
	const at = id.indexOf(BETWEEN);
	return at < 0 ? null : { quiz: id.slice(0, at), item: id.slice(at + BETWEEN.length) };
}
