import { z } from 'zod';
import { allowSchema, citesSchema, citeSchema, idSchema, textSchema } from '../quiz/kinds/source.ts';

/** The shape of a case to decide. It is keyed by no reading, so each of its citations names one. */

const citesNamed = citeSchema.extend({ reading: idSchema.describe('Id of the reading.') });

const paragraphSchema = textSchema(1200);
const whenSchema = z
	.record(idSchema, z.union([idSchema, z.array(idSchema).min(1).max(8)]))
	.describe('Shown only if each fact named here has this value, or one of these.');
const tellingSchema = z
	.union([
		paragraphSchema,
		z
			.array(z.union([paragraphSchema, z.strictObject({ when: whenSchema, text: paragraphSchema })]))
			.min(1)
			.max(12),
	])
	.describe(
		'A paragraph, or a list of them; { when, text } is a paragraph that depends on earlier decisions.',
	);

const optionSchema = z.strictObject({
	id: idSchema,
	text: textSchema(400).describe('What is decided.'),
	points: z
		.union([z.literal(0), z.literal(1), z.literal(2)])
		.describe('2: fits the principle and the facts. 1: defensible, at a cost. 0: overlooks a principle.'),
	consequence: tellingSchema.describe('What happens next. Depends on the state before this decision.'),
	feedback: textSchema(1200).describe('What the doctrine says about it.'),
	cites: z
		.union([citesNamed, citesSchema(citesNamed)])
		.describe('What the feedback rests on: one citation or a list.'),
	set: z.record(idSchema, idSchema).optional().describe('Facts that change with this decision.'),
	allow: z.array(allowSchema).max(8).optional(),
});

export const caseSchema = z.strictObject({
	kind: z.literal('case'),
	title: textSchema(120),
	summary: textSchema(400),
	situation: z.array(paragraphSchema).min(1).max(12).describe('Who you are, and how things stand.'),
	state: z
		.array(
			z.strictObject({
				id: idSchema,
				values: z
					.array(
						z.strictObject({ id: idSchema, if: textSchema(160).describe('Completes “If …”, for paper.') }),
					)
					.min(2)
					.max(8),
			}),
		)
		.min(1)
		.max(8)
		.optional()
		.describe('Facts that decisions change and later texts depend on. Each starts with its first value.'),
	points: z
		.array(
			z.strictObject({
				id: idSchema,
				title: textSchema(80),
				text: tellingSchema,
				options: z.array(optionSchema).min(2).max(4),
			}),
		)
		.min(1)
		.max(12),
	debrief: z.strictObject({
		ending: tellingSchema.describe('How it ended, by the state at the end.'),
		questions: z.array(textSchema(400)).min(1).max(12).describe('To discuss.'),
	}),
});

export type CaseSource = z.infer<typeof caseSchema>;
export type TellingSource = z.infer<typeof tellingSchema>;
