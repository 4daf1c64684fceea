import { modules } from '../../../src/lib/server/library.ts';
import type { School } from '../school.ts';

const [module] = modules;

/** What the parameters of a route are for a school's things. */
const paramsOf = ({ classId, teacher, assignment, students, quiz }: School) => ({
	class: classId,
	teacher: teacher.id,
	assignment,
	student: students[0]?.id,
	item: quiz.items[0]?.id,
	place: '0',
	secret: 'x'.repeat(43),
	code: '2345-6789',
	provider: 'school',
	why: 'not-vouched',
	module: module?.id,
	quiz: module?.quizzes[0]?.id,
	reading: module?.readings[0]?.id,
	case: module?.cases?.[0]?.id,
	paper: '0-0',
	answer: 'a'.repeat(22),
});

const PARAM = /\[([^\]=]+)[^\]]*\]/g;

/** The names of a route's parameters; an optional one is left out. */
export const namesIn = (route: string): string[] =>
	[...route.replace(/\/\[\[[^\]]*\]\]/g, '').matchAll(PARAM)].map(([, name = '']) => name);

/** An address of the route, of a school's things but for what is given instead. */
export function pathOf(
	route: string,
	school: School,
	instead: Readonly<Record<string, string>> = {},
): string {
	// Each folder of files has its own.
	const file = route.includes('/gradebook/') ? 'gradebook.csv' : 'scores.csv';
	const params: Readonly<Record<string, string | undefined>> = { ...paramsOf(school), file, ...instead };
	return route.replace(/\/\[\[[^\]]*\]\]/g, '').replace(PARAM, (_, name: string) => {
		const value = params[name];
		if (!value) throw new Error(`Say in path-of.ts what [${name}] of ${route} is.`);
		return value;
	});
}
