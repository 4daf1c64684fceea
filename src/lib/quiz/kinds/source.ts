import { z } from 'zod';
import { LEVELS, type Choice, type Explained, type ItemBase } from '../item-base.ts';
import type { Rubric } from './open/item.ts';
import type { Citation, Reading, Sentence } from '../../text/types.ts';

/** What the files of all kinds are written in, and what helps to compile them. */

export const idSchema = z
	.string()
	.max(64)
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		'use small letters, digits and single hyphens, for example “who-decides”',
	)
	.describe('Small letters, digits and hyphens. If you change it, list the old one under was.');

/** What no text may hold: control characters, reversed writing order, halves of characters, and anything that looks like markup. */
const HOSTILE =
	// eslint-disable-next-line no-control-regex -- these are the ones meant
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Surrogate}]|<\/?[a-z!][^>]*>?/iu;

/** An item’s id before, in the same quiz or in `other-quiz/`. */
export const wasSchema = z
	.array(
		z
			.string()
			.max(129)
			.regex(
				/^([a-z0-9]+(-[a-z0-9]+)*\/)?[a-z0-9]+(-[a-z0-9]+)*$/,
				'use an id such as “older-id”, or “other-quiz/older-id”',
			),
	)
	.min(1, 'holds no id; add one')
	.max(20)
	.optional()
	.describe('Ids this had before, so that learners keep their progress: older-id, or other-quiz/older-id.');

export const textSchema = (longest: number) =>
	z
		.string()
		.trim()
		.min(1, 'must not be empty')
		.max(longest, `has more than ${longest} characters`)
		.refine(
			(text) => !HOSTILE.test(text),
			'holds markup or control characters; text is shown as it is, so leave them out',
		);

export const quoteSchema = textSchema(2000).describe('Copied from the reading, word for word.');

export const citeSchema = z
	.strictObject({
		reading: idSchema.optional().describe('Id of the reading. If left out: the one in according-to.'),
		quote: quoteSchema,
		prefix: textSchema(300)
			.optional()
			.describe('The words just before, if the quote appears more than once.'),
		suffix: textSchema(300).optional().describe('The words just after, if the quote appears more than once.'),
	})
	.describe('The words of a reading that prove or refute this.');

export const citesSchema = <T extends z.ZodType>(cite: T) =>
	z.array(cite).min(1, 'holds no citation; add one').max(8);

export const explained = {
	rationale: textSchema(1200).optional().describe('Why this is right or wrong, in a sentence or two.'),
	cites: z
		.union([citeSchema, citesSchema(citeSchema)])
		.optional()
		.describe('One citation or a list.'),
	'not-stated': z.literal(true).optional().describe('The reading says nothing about this.'),
};

export const choiceSchema = z.strictObject({
	id: idSchema,
	text: textSchema(400),
	correct: z.boolean().optional().describe('true: belongs to the key.'),
	...explained,
});

export const allowSchema = z
	.strictObject({ rule: textSchema(60), reason: textSchema(400) })
	.describe('A warning to ignore here, and why.');

export const common = {
	id: idSchema,
	was: wasSchema,
	objective: idSchema.describe('Id of one of the module’s objectives.'),
	level: z.enum(LEVELS),
	prompt: textSchema(600).describe('The question. “According to …” is shown above it.'),
	'according-to': idSchema
		.optional()
		.describe('The reading that the answer is based on. If left out: the quiz’s.'),
	allow: z.array(allowSchema).max(8).optional(),
	...explained,
};

export type CiteSource = z.infer<typeof citeSchema>;
export type ChoiceSource = z.infer<typeof choiceSchema>;
export interface ExplainedSource {
	rationale?: string | undefined;
	cites?: CiteSource | CiteSource[] | undefined;
	'not-stated'?: true | undefined;
}

/** A place within an item's source. */
type Path = readonly (string | number)[];

interface Defect {
	readonly rule: string;
	readonly message: string;
	readonly suggestion: string;
}

/** What a kind's `compile` may ask for; problems go to the file, with their place. */
export interface Compiling {
	report(path: Path, defect: Defect): void;
	/** What items of every kind have. */
	common(): Omit<ItemBase, 'kind'>;
	explain(source: ExplainedSource, path: Path): Explained;
	/** With at least one that is correct, and one that is not. */
	choices(sources: readonly ChoiceSource[], path: Path): Choice[];
	/** Reports ids that stand twice. */
	distinct(parts: readonly { readonly id: string }[], path: Path): void;
	/** Null, and a problem, where the module has none of that id. */
	rubric(id: string, path: Path): Rubric | null;
	/** Null, and a problem, where the words are not in the reading. */
	cite(
		source: CiteSource,
		path: Path,
	): {
		readonly citation: Citation;
		readonly reading: Reading;
		readonly passages: readonly Sentence[];
	} | null;
}
