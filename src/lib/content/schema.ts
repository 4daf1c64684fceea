import { z } from 'zod';
import { caseSchema } from './case-schema.ts';
import * as choice from '../quiz/kinds/choice/source.ts';
import * as evidence from '../quiz/kinds/evidence/source.ts';
import * as gap from '../quiz/kinds/gap/source.ts';
import * as match from '../quiz/kinds/match/source.ts';
import * as numeric from '../quiz/kinds/numeric/source.ts';
import * as open from '../quiz/kinds/open/source.ts';
import * as order from '../quiz/kinds/order/source.ts';
import {
	allowSchema,
	citeSchema,
	citesSchema,
	idSchema,
	textSchema,
	wasSchema,
} from '../quiz/kinds/source.ts';
import * as statement from '../quiz/kinds/statement/source.ts';

/** The shape of the files an author writes; what cannot be said in a shape is checked when compiling. */

/** A glossary is keyed by no reading, so each of its citations names one. */
const termCiteSchema = citeSchema.extend({ reading: idSchema.describe('Id of the reading.') });

const itemSchema = z.discriminatedUnion('kind', [
	choice.schema,
	statement.schema,
	match.schema,
	order.schema,
	gap.schema,
	evidence.schema,
	numeric.schema,
	open.schema,
]);

export const quizSchema = z.strictObject({
	title: textSchema(120),
	summary: textSchema(400),
	access: z
		.enum(['practice', 'assigned'])
		.optional()
		.describe('practice: public; left out, it is this. assigned: only inside a teacher’s assignments.'),
	'according-to': idSchema.describe('The reading that the answers are based on.'),
	'starting-check': z
		.boolean()
		.optional()
		.describe('true: taken before the lessons. Its results say which of them can be skipped.'),
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
		.describe('Headings for the objectives, in this order. If left out, all objectives are in one list.'),
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
	since: idSchema.optional().describe('Id of a reading on what happened after as-of. Nothing can cite it.'),
	quizzes: z.array(idSchema).min(1).max(100),
	cases: z.array(idSchema).min(1).max(20).optional().describe('Cases to decide: files in cases/.'),
	'common-names': z
		.array(textSchema(60))
		.min(1)
		.max(100)
		.optional()
		.describe('Names that any rationale may use, even if no cited sentence has them.'),
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
							z.strictObject({ case: idSchema }),
						]),
					)
					.min(1)
					.max(200),
			}),
		)
		.min(1)
		.max(20)
		.optional()
		.describe('Stages of the module, in order. If left out: readings, glossary, quizzes, cases.'),
});

export const glossarySchema = z
	.array(
		z.strictObject({
			id: idSchema.max(59, 'has more than 59 characters'),
			was: wasSchema,
			term: textSchema(80).describe('As it is written inside a sentence.'),
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
				.describe('Everyday words people may search for instead. Not shown; several terms can share them.'),
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

export { rubricsSchema } from '../quiz/kinds/open/source.ts';

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

export type ItemSource = z.infer<typeof itemSchema>;
export type QuizSource = z.infer<typeof quizSchema>;
export type GlossarySource = z.infer<typeof glossarySchema>;
export type RubricsSource = z.infer<typeof open.rubricsSchema>;
export type ModuleSource = z.infer<typeof moduleSchema>;
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** JSON Schemas by the name of their file, for editors that complete and validate while one types. */
export const jsonSchemas = (): Readonly<Record<string, unknown>> => ({
	'quiz.schema.json': jsonSchema(quizSchema),
	'glossary.schema.json': jsonSchema(glossarySchema),
	'case.schema.json': jsonSchema(caseSchema),
	'rubrics.schema.json': jsonSchema(open.rubricsSchema),
});

const jsonSchema = (schema: z.ZodType) =>
	z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
