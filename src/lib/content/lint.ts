import { explainedParts } from '../quiz/explained-parts.ts';
import { lintItem, singleKey } from './lint-item.ts';
import type { Parsed } from './parse-yaml.ts';
import type { QuizSource } from './schema.ts';
import type { SourceFile } from './source-file.ts';
import type { Item, Module, Quiz } from '../quiz/types.ts';

export interface LintedQuiz {
	readonly file: SourceFile;
	readonly parsed: Parsed<QuizSource>;
	readonly quiz: Quiz;
}

/** From so many items on, a position that holds more than half of the keys is a pattern. */
const ENOUGH_FOR_BIAS = 6;

/** Reports everything that makes an item worse than it could be; all of it warnings. */
export function lintModule(
	module: Module,
	quizzes: readonly LintedQuiz[],
	manifest: { file: SourceFile; at: (objective: number) => number },
) {
	for (const linted of quizzes) lintQuiz(module, linted);
	const items = module.quizzes.flatMap((quiz) => quiz.items);
	const asked = new Set(items.map((item) => item.objective));
	module.objectives.forEach(({ id }, index) => {
		if (!asked.has(id))
			manifest.file.report(manifest.at(index), {
				rule: 'objective-without-item',
				message: `No item serves the objective “${id}”.`,
				suggestion: 'Write one, or drop the objective.',
				severity: 'warning',
			});
	});
	const cited = new Set(
		items.flatMap((item) =>
			explainedParts(item).flatMap(({ part }) =>
				part.citations.flatMap((citation) =>
					citation.passages.map((passage) => `${citation.reading} ${passage.split('.')[0]}`),
				),
			),
		),
	);
	for (const reading of module.readings.filter(({ kind }) => kind === 'source')) {
		for (const block of reading.blocks.filter(({ kind }) => kind === 'paragraph')) {
			if (!cited.has(`${reading.id} ${block.id}`))
				manifest.file.report(0, {
					rule: 'uncited-paragraph',
					message: `No item cites paragraph ${block.id} of “${reading.id}”.`,
					suggestion: 'Write an item that rests on it.',
					severity: 'warning',
				});
		}
	}
}

function lintQuiz(module: Module, { file, parsed, quiz }: LintedQuiz) {
	const used = new Set<string>();
	quiz.items.forEach((item, index) => {
		const allowed = parsed.value.items[index]?.allow ?? [];
		for (const { rule, path, message, suggestion } of lintItem(item, module)) {
			if (allowed.some((allow) => allow.rule === rule)) used.add(`${index} ${rule}`);
			else
				file.report(parsed.at(['items', index, ...path]), { rule, message, suggestion, severity: 'warning' });
		}
		allowed.forEach(({ rule }, at) => {
			if (!used.has(`${index} ${rule}`))
				file.report(parsed.at(['items', index, 'allow', at]), {
					rule: 'idle-allow',
					message: `There is no finding “${rule}” to allow here.`,
					suggestion: 'Take it out.',
					severity: 'warning',
				});
		});
	});
	const biased = biasedPosition(quiz.items);
	if (biased)
		file.report(0, {
			rule: 'key-position',
			message: `${biased.keys} of ${biased.of} keys stand at position ${biased.position}.`,
			suggestion: 'Move some choices.',
			severity: 'warning',
		});
}

function biasedPosition(items: readonly Item[]) {
	const positions = items
		.map((item) => singleKey(item).findIndex((choice) => choice.correct))
		.filter((at) => at >= 0);
	if (positions.length < ENOUGH_FOR_BIAS) return null;
	const [most] = [...Map.groupBy(positions, (at) => at)].sort((a, b) => b[1].length - a[1].length);
	if (!most || most[1].length <= positions.length / 2) return null;
	return { position: most[0] + 1, keys: most[1].length, of: positions.length };
}
