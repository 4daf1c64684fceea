import * as choice from '../quiz/kinds/choice/source.ts';
import * as evidence from '../quiz/kinds/evidence/source.ts';
import * as gap from '../quiz/kinds/gap/source.ts';
import * as match from '../quiz/kinds/match/source.ts';
import * as numeric from '../quiz/kinds/numeric/source.ts';
import * as open from '../quiz/kinds/open/source.ts';
import * as order from '../quiz/kinds/order/source.ts';
import * as statement from '../quiz/kinds/statement/source.ts';
import { compileCite, compileCites, reportUnknownReading, type Citers } from './compile-cites.ts';
import type { Parsed, Path } from './parse-yaml.ts';
import type { ItemSource, QuizSource } from './schema.ts';
import type { Defect, SourceFile } from './source-file.ts';
import type { Choice, Explained } from '../quiz/item-base.ts';
import type { Rubric } from '../quiz/kinds/open/item.ts';
import type { ChoiceSource, CiteSource, Compiling, ExplainedSource } from '../quiz/kinds/source.ts';
import type { Item, ItemOf, Kind, Quiz } from '../quiz/types.ts';

export interface Surroundings {
	readonly citers: Citers;
	readonly objectives: ReadonlySet<string>;
	/** Of the module's `rubrics.yaml`, by id. */
	readonly rubrics: ReadonlyMap<string, Rubric>;
	/** As in `Citing`. */
	readonly since?: string | undefined;
}

/** `source.ts` of a kind: how an author writes it. */
interface Sourcing<K extends Kind> {
	compile(source: Extract<ItemSource, { kind: K }>, compiling: Compiling): ItemOf<K>;
	/** Every list a learner picks from, and where an author wrote it. */
	lists(item: ItemOf<K>): readonly OptionList[];
}

export interface OptionList {
	readonly path: Path;
	readonly options: readonly { readonly text: string }[];
}

const SOURCING: { readonly [K in Kind]: Sourcing<K> } = {
	choice,
	statement,
	match,
	order,
	gap,
	evidence,
	numeric,
	open,
};

const sourcingOf = ({ kind }: { readonly kind: Kind }): Sourcing<Kind> => SOURCING[kind] as Sourcing<Kind>;

export const optionLists = (item: Item): readonly OptionList[] => sourcingOf(item).lists(item);

/** Turns a parsed quiz file into a quiz: citations located, ids and keys checked; problems go to the file. */
export function compileQuiz(
	file: SourceFile,
	id: string,
	parsed: Parsed<QuizSource>,
	around: Surroundings,
): Quiz {
	const { title, summary, items } = parsed.value;
	const accordingTo = parsed.value['according-to'];
	const ids = new Set<string>();
	const compiled = items.map((source, index): Item => {
		const path = ['items', index];
		const compiler = new ItemCompiler(file, parsed, path, around, source['according-to'] ?? accordingTo);
		if (ids.has(source.id))
			compiler.report(['id'], {
				rule: 'duplicate-id',
				message: `The item id “${source.id}” is used twice.`,
				suggestion: 'Give each item its own id.',
			});
		ids.add(source.id);
		return compiler.compile(source);
	});
	const isStartingCheck = parsed.value['starting-check'] === true;
	return { id, title, summary, items: compiled, ...(isStartingCheck ? { isStartingCheck } : {}) };
}

class ItemCompiler {
	readonly #file: SourceFile;
	readonly #parsed: Parsed<unknown>;
	readonly #path: Path;
	readonly #around: Surroundings;
	readonly #accordingTo: string;

	constructor(
		file: SourceFile,
		parsed: Parsed<unknown>,
		path: Path,
		around: Surroundings,
		accordingTo: string,
	) {
		this.#file = file;
		this.#parsed = parsed;
		this.#path = path;
		this.#around = around;
		this.#accordingTo = accordingTo;
	}

	report(path: Path, defect: Defect) {
		this.#file.report(this.#parsed.at([...this.#path, ...path]), defect);
	}

	compile(source: ItemSource): Item {
		this.#checkSurroundings(source);
		return sourcingOf(source).compile(source, {
			report: (path, defect) => this.report(path, defect),
			common: () => this.#common(source),
			explain: (part, path) => this.#explain(part, path),
			choices: (sources, path) => this.#choices(sources, path),
			distinct: (parts, path) => this.#distinct(parts, path),
			cite: (cite, path) => this.#cite(cite, path),
			rubric: (rubric, path) => this.#rubric(rubric, path),
		});
	}

	#checkSurroundings(source: ItemSource) {
		if (!this.#around.objectives.has(source.objective)) {
			this.report(['objective'], {
				rule: 'unknown-objective',
				message: `There is no objective “${source.objective}” in module.yaml.`,
				suggestion: `Known: ${[...this.#around.objectives].join(', ')}.`,
			});
		}
		if (!this.#around.citers.has(this.#accordingTo))
			reportUnknownReading(this.#citing([]), ['according-to'], this.#accordingTo);
	}

	#citing(path: Path) {
		const { citers, since } = this.#around;
		return { citers, since, report: (step: Path, defect: Defect) => this.report([...path, ...step], defect) };
	}

	#common(source: ItemSource) {
		const { id, objective, level, prompt } = source;
		return { id, objective, level, prompt, accordingTo: this.#accordingTo, ...this.#explain(source, []) };
	}

	#explain(source: ExplainedSource, path: Path): Explained {
		const citations = compileCites(source.cites ?? [], this.#citing([...path, 'cites']), this.#accordingTo);
		return { rationale: source.rationale ?? '', citations, notStated: source['not-stated'] ?? false };
	}

	#choices(sources: readonly ChoiceSource[], path: Path): Choice[] {
		this.#distinct(sources, path);
		if (!sources.some((choice) => choice.correct))
			this.report(path, {
				rule: 'no-key',
				message: 'Nothing is marked as correct.',
				suggestion: 'Mark at least one choice with correct: true.',
			});
		if (sources.every((choice) => choice.correct)) {
			this.report(path, {
				rule: 'no-distractor',
				message: 'Every choice is correct.',
				suggestion: 'Add a distractor.',
			});
		}
		return sources.map((choice, at) => ({
			id: choice.id,
			text: choice.text,
			correct: choice.correct ?? false,
			...this.#explain(choice, [...path, at]),
		}));
	}

	#distinct(parts: readonly { readonly id: string }[], path: Path) {
		const seen = new Set<string>();
		parts.forEach(({ id }, at) => {
			if (seen.has(id))
				this.report([...path, at, 'id'], {
					rule: 'duplicate-id',
					message: `The id “${id}” is used twice here.`,
					suggestion: 'Give each its own id.',
				});
			seen.add(id);
		});
	}

	#rubric(id: string, path: Path): Rubric | null {
		const { rubrics } = this.#around;
		const found = rubrics.get(id) ?? null;
		if (!found)
			this.report(path, {
				rule: 'unknown-rubric',
				message: `There is no rubric “${id}” in rubrics.yaml.`,
				suggestion: rubrics.size > 0 ? `Known: ${[...rubrics.keys()].join(', ')}.` : 'Write one there.',
			});
		return found;
	}

	#cite(source: CiteSource, path: Path) {
		const citation = compileCite(source, this.#citing(path), this.#accordingTo);
		const citer = citation && this.#around.citers.get(citation.reading);
		return citer ? { citation, reading: citer.reading, passages: citer.passages } : null;
	}
}
