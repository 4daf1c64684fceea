import type { Parsed, Path } from './parse-yaml.ts';
import type { RubricsSource } from './schema.ts';
import type { Defect, SourceFile } from './source-file.ts';
import type { Rubric } from '../quiz/kinds/open/item.ts';

/** The rubrics of a module, by id; problems go to the file. */
export function compileRubrics(
	file: SourceFile,
	{ value, at }: Parsed<RubricsSource>,
): ReadonlyMap<string, Rubric> {
	const report = (path: Path, defect: Defect) => file.report(at(path), defect);
	reportTwice(value, 'rubric', [], report);
	return new Map(
		value.map((rubric, index) => {
			checkRubric(rubric, (path, defect) => report([index, ...path], defect));
			const { id, title, levels, criteria } = rubric;
			return [id, { id, title, levels, criteria }];
		}),
	);
}

type Report = (path: Path, defect: Defect) => void;

/** Its levels fall, and each criterion has words for every one of them and for no other. */
function checkRubric({ levels, criteria }: RubricsSource[number], report: Report) {
	levels.forEach(({ level }, index) => {
		const before = levels[index - 1];
		if (!before || before.level > level) return;
		report(['levels', index, 'level'], {
			rule: 'level-order',
			message: `Level ${level} comes after level ${before.level}.`,
			suggestion: 'List each level once, the best first.',
		});
	});
	reportTwice(criteria, 'criterion', ['criteria'], report);
	const numbers = levels.map(({ level }) => String(level));
	criteria.forEach(({ id, cells }, index) => {
		for (const level of numbers.filter((one) => !Object.hasOwn(cells, one)))
			report(['criteria', index, 'cells'], {
				rule: 'missing-cell',
				message: `“${id}” has no words for level ${level}.`,
				suggestion: 'Say what such an answer looks like.',
			});
		for (const level of Object.keys(cells).filter((one) => !numbers.includes(one)))
			report(['criteria', index, 'cells', level], {
				rule: 'unknown-level',
				message: `This rubric has no level ${level}.`,
				suggestion: `Known: ${numbers.join(', ')}.`,
			});
	});
}

function reportTwice(list: readonly { readonly id: string }[], noun: string, path: Path, report: Report) {
	list.forEach(({ id }, index) => {
		if (list.findIndex((one) => one.id === id) === index) return;
		report([...path, index, 'id'], {
			rule: 'duplicate-id',
			message: `There are two of the ${noun} “${id}”.`,
			suggestion: 'Give each its own id.',
		});
	});
}
