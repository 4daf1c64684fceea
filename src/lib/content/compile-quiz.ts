import { compileCite, compileCites, reportUnknownReading, type Citers } from './compile-cites.ts';
import type { Parsed, Path } from './parse-yaml.ts';
import type { ChoiceSource, ExplainedSource, ItemSource, QuizSource } from './schema.ts';
import type { Defect, SourceFile } from './source-file.ts';
import type { Candidate, Choice, Explained, Gap, Item, Quiz } from '../quiz/types.ts';
import type { Citation } from '../text/types.ts';

export interface Surroundings {
	readonly citers: Citers;
	readonly objectives: ReadonlySet<string>;
}

type Source<K extends ItemSource['kind']> = Extract<ItemSource, { kind: K }>;

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
				message: `The item id “${source.id}” stands twice.`,
				suggestion: 'Give each item an id of its own.',
			});
		ids.add(source.id);
		return compiler.compile(source);
	});
	return { id, title, summary, items: compiled };
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
		switch (source.kind) {
			case 'choice':
				return {
					...this.#common(source),
					kind: 'choice',
					choices: this.#choices(source.choices, ['choices']),
				};
			case 'statement':
				return this.#statement(source);
			case 'match':
				return this.#match(source);
			case 'order':
				this.#distinct(source.steps, ['steps']);
				return {
					...this.#common(source),
					kind: 'order',
					steps: source.steps.map((step, at) => ({
						id: step.id,
						text: step.text,
						...this.#explain(step, ['steps', at]),
					})),
				};
			case 'gap':
				return this.#gap(source);
			case 'evidence':
				return this.#evidence(source);
		}
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
		const { citers } = this.#around;
		return { citers, report: (step: Path, defect: Defect) => this.report([...path, ...step], defect) };
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
			this.#noKey(path, 'Mark at least one choice with correct: true.');
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

	#noKey(path: Path, suggestion: string) {
		this.report(path, { rule: 'no-key', message: 'Nothing here is correct.', suggestion });
	}

	#distinct(parts: readonly { readonly id: string }[], path: Path) {
		const seen = new Set<string>();
		parts.forEach(({ id }, at) => {
			if (seen.has(id))
				this.report([...path, at, 'id'], {
					rule: 'duplicate-id',
					message: `The id “${id}” stands twice here.`,
					suggestion: 'Give each an id of its own.',
				});
			seen.add(id);
		});
	}

	#statement(source: Source<'statement'>): Item {
		const key = String(source.key);
		const texts = { true: 'True', false: 'False', 'not-stated': 'Not stated' } as const;
		const choices = (['true', 'false', 'not-stated'] as const).map((id): Choice => ({
			id,
			text: texts[id],
			correct: id === key,
			...this.#explain(source.judgements[id], ['judgements', id]),
		}));
		return { ...this.#common(source), kind: 'statement', statement: source.statement, choices };
	}

	#match(source: Source<'match'>): Item {
		this.#distinct(source.targets, ['targets']);
		this.#distinct(source.rows, ['rows']);
		const targets = new Set(source.targets.map(({ id }) => id));
		const known = (id: string, path: Path) => {
			if (!targets.has(id))
				this.report(path, {
					rule: 'unknown-target',
					message: `There is no target “${id}”.`,
					suggestion: `Known: ${[...targets].join(', ')}.`,
				});
		};
		return {
			...this.#common(source),
			kind: 'match',
			targets: source.targets.map((target, at) => ({
				id: target.id,
				text: target.text,
				...this.#explain(target, ['targets', at]),
			})),
			rows: source.rows.map((row, at) => {
				known(row.target, ['rows', at, 'target']);
				return {
					id: row.id,
					text: row.text,
					target: row.target,
					...this.#explain(row, ['rows', at]),
					mistakes: (row.mistakes ?? []).map((mistake, index) => {
						const path = ['rows', at, 'mistakes', index];
						known(mistake.target, [...path, 'target']);
						if (mistake.target === row.target)
							this.report([...path, 'target'], {
								rule: 'mistake-is-key',
								message: 'This mistake is the right target.',
								suggestion: 'Name a wrong one.',
							});
						return { target: mistake.target, ...this.#explain(mistake, path) };
					}),
				};
			}),
		};
	}

	#gap(source: Source<'gap'>): Item {
		this.#distinct(source.gaps, ['gaps']);
		const parts = source.text.split(/\{([a-z0-9-]+)\}/);
		const named = parts.filter((_, index) => index % 2 === 1);
		const gaps = new Map(source.gaps.map((gap, at) => [gap.id, this.#oneGap(gap, ['gaps', at])]));
		const agrees =
			named.length === gaps.size && new Set(named).size === named.length && named.every((id) => gaps.has(id));
		if (!agrees) {
			this.report(['text'], {
				rule: 'gaps',
				message: 'The gaps of the text and the list of gaps do not agree.',
				suggestion: `Write each of ${[...gaps.keys()].map((id) => `{${id}}`).join(', ')} once in the text.`,
			});
		}
		return {
			...this.#common(source),
			kind: 'gap',
			text: parts.filter((_, index) => index % 2 === 0),
			gaps: named.flatMap((id) => gaps.get(id) ?? []),
		};
	}

	#oneGap(source: Source<'gap'>['gaps'][number], path: Path): Gap {
		const { id, choices, accept, mistakes = [] } = source;
		if ((choices === undefined) === (accept === undefined)) {
			this.report(path, {
				rule: 'gaps',
				message: 'A gap is either chosen (choices) or typed (accept).',
				suggestion: 'Give one of the two.',
			});
		}
		return {
			id,
			choices: choices ? this.#choices(choices, [...path, 'choices']) : [],
			accept: accept ?? [],
			...this.#explain(source, path),
			mistakes: mistakes.map((mistake, at) => ({
				entries: mistake.entries,
				...this.#explain(mistake, [...path, 'mistakes', at]),
			})),
		};
	}

	#evidence(source: Source<'evidence'>): Item {
		const choices = source.sentences.flatMap((sentence, at): Candidate[] => {
			const citation = compileCite(sentence, this.#citing(['sentences', at]), this.#accordingTo);
			const passage = citation?.passages[0];
			if (!citation || !passage) return [];
			const citer = this.#around.citers.get(citation.reading);
			const whole = citer?.passages.find(({ id }) => id === passage);
			if (citation.passages.length > 1 || !citer || !whole) {
				this.report(['sentences', at], {
					rule: 'evidence',
					message: 'This quote reaches over more than one sentence.',
					suggestion: 'Quote words of one sentence.',
				});
				return [];
			}
			const text = citer.reading.text.slice(whole.start, whole.end);
			const here: Citation = { ...citation, exact: text, start: whole.start, end: whole.end };
			return [
				{
					id: passage,
					text,
					correct: sentence.correct ?? false,
					paragraph: passage.split('.')[0] ?? passage,
					rationale: sentence.rationale ?? '',
					citations: [here],
					notStated: false,
				},
			];
		});
		if (!source.sentences.some((sentence) => sentence.correct))
			this.#noKey(['sentences'], 'Mark the proving sentence with correct: true.');
		this.#distinct(choices, ['sentences']);
		return { ...this.#common(source), kind: 'evidence', choices };
	}
}
