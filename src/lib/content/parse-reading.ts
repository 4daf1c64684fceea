import { fromMarkdown } from 'mdast-util-from-markdown';
import type { z } from 'zod';
import { BlockBuilder, PLAIN, type Extras, type Front, type Picture } from './parse-blocks.ts';
import { parseYaml } from './parse-yaml.ts';
import { frontMatterSchema } from './schema.ts';
import type { SourceFile } from './source-file.ts';
import type { Reading } from '../text/types.ts';

const FENCE = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/;

/**
 * Reads a reading: front matter, one title, headings, paragraphs, flat lists, strong, emphasis, notes.
 * Anything else, markup above all, is a problem with its place.
 * @param pictures what is found of them is added here; without, there can be none
 * @returns null when there is a problem
 */
export function parseReading(file: SourceFile, id: string, pictures?: Picture[]): Reading | null {
	const parsed = parseText(file, frontMatterSchema, { pictures: pictures ?? null });
	if (!parsed) return null;
	const { kind, category = '' } = parsed.front;
	return { id, kind, category, ...parsed.content };
}

/**
 * What a reading and a guide have in common.
 * @returns null when there is a problem; `bodyAt` is the offset in the file behind the front matter
 */
export function parseText<F extends Front>(file: SourceFile, schema: z.ZodType<F>, extras: Extras = {}) {
	const fence = FENCE.exec(file.text);
	if (!fence) {
		file.report(0, {
			rule: 'front-matter',
			message: 'A reading must start with its front matter.',
			suggestion: 'Put kind: and label: between two lines of ---.',
		});
		return null;
	}
	const front = parseYaml(file, schema, fence[1] ?? '', file.text.indexOf('\n') + 1);
	const bodyAt = fence[0].length;
	const body = parseBody(file, bodyAt, front?.value ?? null, extras);
	if (!front || !body) return null;
	const { label, note = '', references = [] } = front.value;
	const title = body.blocks[0];
	const content = {
		title: title ? body.text.slice(title.start, title.end) : '',
		label,
		note,
		text: body.text,
		blocks: body.blocks,
		references: references.map(({ id, text, url = '' }) => ({ id, text, url })),
	};
	return { front: front.value, bodyAt, content };
}

function parseBody(file: SourceFile, offset: number, front: Front | null, extras: Extras) {
	const markdown = file.text.slice(offset);
	const tangle = findTangle(markdown);
	if (tangle) {
		file.report(offset + tangle.at, { rule: 'markdown', message: tangle.message, suggestion: PLAIN });
		return null;
	}
	const tree = fromMarkdown(markdown);
	const builder = new BlockBuilder(file, offset, front, extras);
	for (const node of tree.children) builder.add(node);
	builder.finish(tree);
	return builder.sound ? { text: builder.text, blocks: builder.blocks } : null;
}

/** Markers of one quotation or list inside another, on one line. */
const NESTED = /^[ \t]*(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+){8,}/m;
/** Indented as deep as only a list within a list within … is. */
const INDENTED = /^[ \t]{40,}\S/m;
const BLANK_LINES = /\n\s*\n/g;
const MARK = /[*_`[\]<&]/g;
/** Four for each **strong** phrase, three for each note: more than a paragraph has that people read. */
const MOST_MARKS = 400;

/** What makes Markdown take minutes to parse, found by a look at its lines; none of it has a use in a reading. */
function findTangle(markdown: string): { at: number; message: string } | null {
	const nested = NESTED.exec(markdown) ?? INDENTED.exec(markdown);
	if (nested) return { at: nested.index, message: 'This is nested too deeply.' };
	let start = 0;
	for (const end of [...[...markdown.matchAll(BLANK_LINES)].map(({ index }) => index), markdown.length]) {
		const marks = markdown.slice(start, end).match(MARK)?.length ?? 0;
		if (marks > MOST_MARKS) {
			const at = start + markdown.slice(start, end).search(/\S/);
			return { at, message: `This paragraph has more than ${MOST_MARKS} marks.` };
		}
		start = end;
	}
	return null;
}
