import { z } from 'zod';
import { LEVELS } from '../quiz/levels.ts';

/** The shape of the files an author writes; what cannot be said in a shape is checked when compiling. */

const idSchema = z
	.string()
	.max(64)
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		'use small letters, digits and single hyphens, for example “who-decides”',
	)
	.describe('Small letters, digits, hyphens; stays the same for ever.');

/** What no text may hold: control characters, reversed writing order, halves of characters, and anything that looks like markup. */
const HOSTILE =
	// eslint-disable-next-line no-control-regex -- these are the ones meant
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Surrogate}]|<\/?[a-z!][^>]*>?/iu;

const textSchema = (longest: number) =>
	z
		.string()
		.trim()
		.min(1, 'must not be empty')
		.max(longest, `has more than ${longest} characters`)
		.refine(
			(text) => !HOSTILE.test(text),
			'holds markup or control characters; text is shown as it is, so leave them out',
		);

const quoteSchema = textSchema(2000).describe('Copied from the reading, word for word.');

const citeSchema = z
	.strictObject({
		reading: idSchema.optional().describe('Id of the reading; left out: the one the item is according to.'),
		quote: quoteSchema,
		prefix: textSchema(300)
			.optional()
			.describe('The words right before, when the quote stands more than once.'),
		suffix: textSchema(300)
			.optional()
			.describe('The words right after, when the quote stands more than once.'),
	})
	.describe('The words of a reading that prove or refute this.');

const citesSchema = <T extends z.ZodType>(cite: T) =>
	z.array(cite).min(1, 'holds no citation; add one').max(8);

const explained = {
	rationale: textSchema(1200).optional().describe('Why this is right or wrong, in a sentence or two.'),
	cites: z
		.union([citeSchema, citesSchema(citeSchema)])
		.optional()
		.describe('One citation or a list.'),
	'not-stated': z.literal(true).optional().describe('The reading says nothing about this.'),
};

/** A glossary is keyed by no reading, so each of its citations names one. */
const termCiteSchema = citeSchema.extend({ reading: idSchema.describe('Id of the reading.') });

const choiceSchema = z.strictObject({
	id: idSchema,
	text: textSchema(400),
	correct: z.boolean().optional().describe('true: belongs to the key.'),
	...explained,
});

const allowSchema = z
	.strictObject({ rule: textSchema(60), reason: textSchema(400) })
	.describe('A lint finding that is right as it is, and why.');

const common = {
	id: idSchema,
	objective: idSchema.describe('Id of one of the module’s objectives.'),
	level: z.enum(LEVELS),
	prompt: textSchema(600).describe('What is asked. “According to …” is shown above it.'),
	'according-to': idSchema.optional().describe('The reading that keys this item; left out: the quiz’s.'),
	allow: z.array(allowSchema).max(8).optional(),
	...explained,
};

const choiceItem = z.strictObject({
	kind: z.literal('choice'),
	...common,
	choices: z.array(choiceSchema).min(2).max(9),
});

const statementItem = z.strictObject({
	kind: z.literal('statement'),
	...common,
	statement: textSchema(600),
	key: z.union([z.boolean(), z.enum(['true', 'false', 'not-stated'])]),
	judgements: z.strictObject({
		true: z.strictObject(explained),
		false: z.strictObject(explained),
		'not-stated': z.strictObject(explained),
	}),
});

const matchItem = z.strictObject({
	kind: z.literal('match'),
	...common,
	targets: z
		.array(z.strictObject({ id: idSchema, text: textSchema(300), ...explained }))
		.min(2)
		.max(8),
	rows: z
		.array(
			z.strictObject({
				id: idSchema,
				text: textSchema(400),
				target: idSchema,
				...explained,
				mistakes: z
					.array(z.strictObject({ target: idSchema, ...explained }))
					.max(8)
					.optional(),
			}),
		)
		.min(2)
		.max(10),
});

const orderItem = z.strictObject({
	kind: z.literal('order'),
	...common,
	steps: z
		.array(z.strictObject({ id: idSchema, text: textSchema(400), ...explained }))
		.min(3)
		.max(8),
});

const gapSchema = z.strictObject({
	id: idSchema,
	choices: z.array(choiceSchema).min(2).max(8).optional().describe('Choose from a list …'),
	accept: z.array(textSchema(80)).min(1).max(20).optional().describe('… or type: what is accepted.'),
	...explained,
	mistakes: z
		.array(z.strictObject({ entries: z.array(textSchema(80)).min(1).max(20), ...explained }))
		.max(10)
		.optional(),
});

const gapItem = z.strictObject({
	kind: z.literal('gap'),
	...common,
	text: textSchema(800).describe('The sentence, with {gap-id} for each gap.'),
	gaps: z.array(gapSchema).min(1).max(8),
});

const evidenceItem = z.strictObject({
	kind: z.literal('evidence'),
	...common,
	sentences: z
		.array(
			z.strictObject({
				quote: quoteSchema,
				prefix: textSchema(300).optional(),
				suffix: textSchema(300).optional(),
				correct: z.boolean().optional(),
				rationale: explained.rationale,
			}),
		)
		.min(2)
		.max(9),
});

const itemSchema = z.discriminatedUnion('kind', [
	choiceItem,
	statementItem,
	matchItem,
	orderItem,
	gapItem,
	evidenceItem,
]);

export const quizSchema = z.strictObject({
	title: textSchema(120),
	summary: textSchema(400),
	access: z
		.enum(['practice', 'assigned'])
		.optional()
		.describe('practice: public; left out, it is this. assigned: only inside a teacher’s assignments.'),
	'according-to': idSchema.describe('The reading that keys the items.'),
	items: z.array(itemSchema).min(1).max(20_000),
});

export const moduleSchema = z.strictObject({
	title: textSchema(120),
	summary: textSchema(600),
	'as-of': z
		.union([z.iso.date(), z.date()])
		.transform((date) => (typeof date === 'string' ? date : date.toISOString().slice(0, 10))),
	strands: z
		.array(z.strictObject({ id: idSchema, title: textSchema(80) }))
		.min(1)
		.max(20)
		.optional()
		.describe('Headings under which the objectives stand, in this order; left out: they stand in one list.'),
	objectives: z
		.array(
			z.strictObject({
				id: idSchema,
				title: textSchema(80),
				can: textSchema(300).describe('Completes “You can …”.'),
				strand: idSchema.optional().describe('Id of one of the module’s strands, if it has any.'),
			}),
		)
		.min(1)
		.max(100),
	readings: z.array(idSchema).min(1).max(100),
	quizzes: z.array(idSchema).min(1).max(100),
	'common-names': z
		.array(textSchema(60))
		.min(1)
		.max(100)
		.optional()
		.describe('Names that any rationale may use, though no cited sentence has them.'),
	path: z
		.array(
			z.strictObject({
				title: textSchema(80),
				steps: z
					.array(
						z.union([
							z.literal('glossary'),
							z.strictObject({ read: idSchema }),
							z.strictObject({ quiz: idSchema }),
						]),
					)
					.min(1)
					.max(200),
			}),
		)
		.min(1)
		.max(20)
		.optional()
		.describe('Stages in which learners go through the module; left out: readings, glossary, quizzes.'),
});

export const glossarySchema = z
	.array(
		z.strictObject({
			id: idSchema.max(59, 'has more than 59 characters'),
			term: textSchema(80).describe('As it stands inside a sentence.'),
			also: z
				.array(textSchema(80))
				.min(1)
				.max(8)
				.optional()
				.describe('Other forms: plural, abbreviation, adjective.'),
			keywords: z
				.array(textSchema(40))
				.min(1)
				.max(12)
				.optional()
				.describe('Everyday words that somebody may search for instead; not shown, terms may share them.'),
			definition: textSchema(400).describe('One or two sentences, in your own words, without the term.'),
			cites: z
				.union([termCiteSchema, citesSchema(termCiteSchema)])
				.describe('Where a reading uses or explains the term: one citation or a list.'),
			compare: z
				.array(idSchema)
				.min(1)
				.max(8)
				.optional()
				.describe('Ids of terms it is easily confused with.'),
			allow: z.array(allowSchema).max(8).optional(),
		}),
	)
	.min(1)
	.max(300);

export const frontMatterSchema = z.strictObject({
	kind: z.enum(['source', 'lesson']),
	label: textSchema(80).describe('Completes “According to …”.'),
	note: textSchema(300).optional(),
	category: textSchema(120).optional(),
	references: z
		.array(
			z.strictObject({
				id: idSchema,
				text: textSchema(500),
				url: z
					.url({ protocol: /^https$/, message: 'must be an https address' })
					.max(500)
					.optional(),
			}),
		)
		.max(100)
		.optional(),
});

/** A guide names readings by `[^id]` too: its notes may be quotes. */
export const plainSchema = frontMatterSchema
	.omit({ category: true, references: true })
	.extend({ kind: z.literal('plain') });
export const guideSchema = frontMatterSchema.omit({ category: true }).extend({ kind: z.literal('guide') });

export type CiteSource = z.infer<typeof citeSchema>;
export type ExplainedSource = {
	rationale?: string | undefined;
	cites?: CiteSource | CiteSource[] | undefined;
	'not-stated'?: true | undefined;
};
export type ChoiceSource = z.infer<typeof choiceSchema>;
export type ItemSource = z.infer<typeof itemSchema>;
export type QuizSource = z.infer<typeof quizSchema>;
export type GlossarySource = z.infer<typeof glossarySchema>;
export type ModuleSource = z.infer<typeof moduleSchema>;
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** JSON Schemas by the name of their file, for editors that complete and validate while one types. */
export const jsonSchemas = (): Readonly<Record<string, unknown>> => ({
	'quiz.schema.json': jsonSchema(quizSchema),
	'glossary.schema.json': jsonSchema(glossarySchema),
});

const jsonSchema = (schema: z.ZodType) =>
	z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
