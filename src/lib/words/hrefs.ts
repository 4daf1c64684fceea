/** The one place that knows how the app's addresses look. */
import type { Citation } from '../text/types.ts';

export const homeHref = '/';
export const dataHref = '/data';
/** Where one’s daily goal is set. */
export const goalHref = `${dataHref}#goal`;
export const assignmentsHref = '/assignments';
export const assignmentHref = (assignment: string) => `${assignmentsHref}/${encodeURIComponent(assignment)}`;
/** What is due on this device. */
export const dueHref = `${assignmentsHref}/due.json`;
/** A form of an assignment's quiz on paper. */
export const formPrintHref = (
	assignment: string,
	{ place, form }: { readonly place: number; readonly form: number },
	key = false,
) => `/teach/assignments/${assignment}/print?place=${place}&form=${form}${key ? '&key' : ''}`;
export const moduleHref = (module: string) => `/learn/${module}`;
/** Its plain version, where it has one. */
export const plainHref = (module: string, reading: string) => `/learn/${module}/read/${reading}/plain.json`;
export const readingHref = (module: string, reading: string) => `/learn/${module}/read/${reading}`;
export const quizHref = (module: string, quiz: string) => `/learn/${module}/quiz/${quiz}`;
/** What came of one attempt; the page's script finds it on the device. */
export const resultsHref = (module: string, quiz: string, attempt: string) =>
	`${quizHref(module, quiz)}?attempt=${encodeURIComponent(attempt)}`;
export const caseHref = (module: string, id: string) => `/learn/${module}/case/${id}`;
/** Point by point, without JavaScript. */
export const playHref = (module: string, id: string) => `${caseHref(module, id)}/play`;
export const projectorHref = (module: string, id: string) => `${caseHref(module, id)}/projector`;
export const cardsHref = (module: string, id: string, key = false) =>
	`${caseHref(module, id)}/print${key ? '/key' : ''}`;
export const reviewHref = (module: string) => `/learn/${module}/review`;
export const certificateHref = (module: string) => `/learn/${module}/certificate`;
/** One's own highlights and notes; the page's script finds them on the device. */
export const notesHref = (module: string) => `/learn/${module}/notes`;
/** A note where it stands. */
export const noteHref = (module: string, reading: string, note: string) =>
	`${readingHref(module, reading)}#note-${note}`;
export const guideHref = (module: string) => `/learn/${module}/guide`;
export const keysHref = (module: string) => `${guideHref(module)}/keys`;
/** What of each item rests on which passage of a reading. @param reading its own address */
export const partsHref = (reading: string) => `${reading}/parts.json`;
export const outlineHref = (module: string) => `/learn/${module}/outline.json`;
export const itemHref = (module: string, quiz: string, item: string) => `${quizHref(module, quiz)}#${item}`;
/** The quiz and the item that such an address leads to. */
export function itemAt(href: string): { quiz: string; item: string } {
	const [, quiz = '', item = ''] = /\/quiz\/([^/#]+)#(.+)$/.exec(href) ?? [];
	return { quiz, item };
}
export const glossaryHref = (module: string) => `/learn/${module}/glossary`;
export const termHref = (module: string, term: string) => `${glossaryHref(module)}#term-${term}`;
export const checkHref = (module: string, quiz: string) => `${quizHref(module, quiz)}/check`;
export const printHref = (module: string, quiz: string, key = false) =>
	`${quizHref(module, quiz)}/print${key ? '/key' : ''}`;

/**
 * The cited words in their reading: the passage’s id serves any browser, `mark` (UTF-16 offsets, `start-end`) the reading
 * page’s own script.
 */
export function citationHref(module: string, { reading, start, end, passages }: Citation): string {
	return `${readingHref(module, reading)}?mark=${start}-${end}#${passages[0] ?? ''}`;
}
