import { readLibrary } from '../../src/lib/content/read-library.ts';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { grade, type Verdict } from '../../src/lib/quiz/grade.ts';
import { VALUE } from '../../src/lib/quiz/kinds/numeric/item.ts';
import type { ItemResponse } from '../../src/lib/quiz/response.ts';
import type { Case } from '../../src/lib/quiz/case/types.ts';
import type { Item, Kind, Module, Quiz } from '../../src/lib/quiz/types.ts';

export { KINDS } from '../../src/lib/quiz/grading.ts';

const { modules } = await readLibrary('quizzes');

function first<T>(list: readonly T[], what: string): T {
	const [one] = list;
	if (one === undefined) throw new Error(`The content has no ${what}.`);
	return one;
}

/** The content under test is the real one; tests ask it for what they need. */
export const module: Module = first(modules, 'module');
export const quiz: Quiz = first(module.quizzes, 'quiz');
/** A case to decide. */
export const aCase: Case = first(module.cases, 'case');
export const moduleAddress = `/learn/${module.id}`;
export const quizAddress = (of: Quiz) => `${moduleAddress}/quiz/${of.id}`;
export const readingAddress = (id: string) => `${moduleAddress}/read/${id}`;
export const caseAddress = `${moduleAddress}/case/${aCase.id}`;
/** What a learner may open, one of each sort, but for readings and quizzes. */
export const LEARNER_PAGES: Readonly<Record<string, string>> = {
	home: '/',
	module: moduleAddress,
	glossary: `${moduleAddress}/glossary`,
	review: `${moduleAddress}/review`,
	certificate: `${moduleAddress}/certificate`,
	'my notes': `${moduleAddress}/notes`,
	case: caseAddress,
	projector: `${caseAddress}/projector`,
	cards: `${caseAddress}/print`,
	'consequence cards': `${caseAddress}/print/key`,
	'your data': '/data',
	'not kept offline': '/offline',
	worksheet: `${quizAddress(quiz)}/print`,
	key: `${quizAddress(quiz)}/print/key`,
	'not found': '/nothing-here',
};

export interface Placed {
	readonly quiz: Quiz;
	readonly item: Item;
}
const placed = module.quizzes.flatMap((of) => of.items.map((item): Placed => ({ quiz: of, item })));

/** The first item of a kind that can be answered partly right, if the kind knows that at all. */
export function itemOf(kind: Kind): Placed {
	const some = placed.filter(({ item }) => item.kind === kind);
	return some.find(({ item }) => responseFor(item, 'partly') !== null) ?? first(some, kind);
}

export const right = (item: Item): ItemResponse => correctResponse(gradingKey(item));

/** A response that the grader itself calls this, or null when the item has none. */
export function responseFor(item: Item, verdict: Verdict): ItemResponse | null {
	const given = candidates(item).find((response) => {
		const outcome = grade(gradingKey(item), response);
		return outcome.status === 'graded' && outcome.verdict === verdict;
	});
	return given ?? null;
}

function candidates(item: Item): readonly ItemResponse[] {
	const key = right(item);
	switch (item.kind) {
		case 'match': {
			const other = (target: string) => item.targets.find(({ id }) => id !== target)?.id ?? '';
			const wrong = item.rows.map((row) => `${row.id}=${other(row.target)}`);
			return [key, wrong, [...key.slice(0, 1), ...wrong.slice(1)]];
		}
		case 'order':
			return [key, key.toReversed(), [...key.slice(1), ...key.slice(0, 1)]];
		case 'gap': {
			const wrong = item.gaps.map(
				(gap) => `${gap.id}=${gap.choices.find((choice) => !choice.correct)?.id ?? 'something else'}`,
			);
			return [key, wrong, [...key.slice(0, 1), ...wrong.slice(1)]];
		}
		case 'numeric':
			return [key, [`${VALUE}=${item.mistakes[0]?.value ?? 10 * item.key.value + 7}`]];
		case 'open':
			return [[`text=${item.samples[0]?.text ?? ''}`]];
		default: {
			const wrong = item.choices.filter((choice) => !choice.correct).map(({ id }) => id);
			return [key, wrong.slice(0, 1), key.slice(0, 1), [...key.slice(0, 1), ...wrong.slice(0, 1)]];
		}
	}
}
