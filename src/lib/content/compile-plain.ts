import { parseText } from './parse-reading.ts';
import { plainSchema } from './schema.ts';
import type { SourceFile } from './source-file.ts';
import type { PlainVersion } from '../quiz/types.ts';
import type { Block, Reading } from '../text/types.ts';

const KINDS: Readonly<Record<Block['kind'], string>> = {
	title: 'the title',
	heading: 'a heading',
	paragraph: 'a paragraph',
	'list-item': 'an entry of a list',
};

/**
 * Reads the plain version of a reading: the same title, headings, paragraphs and entries of lists, one for one, in
 * other words. The first place where the two part is a problem, and so is formatting, which would be lost.
 * @returns null when there is a problem
 */
export function compilePlain(file: SourceFile, reading: Reading): PlainVersion | null {
	const parsed = parseText(file, plainSchema);
	if (!parsed) return null;
	const { label, note, text, blocks } = parsed.content;
	const words = (block: Block) => text.slice(block.start, block.end);
	const placeOf = (block: Block | undefined) => {
		const at = block ? file.text.indexOf(words(block).slice(0, 40), parsed.bodyAt) : file.text.length;
		return at < 0 ? parsed.bodyAt : at;
	};
	const parting = reading.blocks.findIndex(({ kind }, index) => blocks[index]?.kind !== kind);
	const at = parting < 0 && blocks.length > reading.blocks.length ? reading.blocks.length : parting;
	if (at >= 0) {
		const original = reading.blocks[at];
		const own = blocks[at];
		file.report(placeOf(own), {
			rule: 'plain-aligned',
			message: original
				? `Expected ${KINDS[original.kind]} here with the plain words for ${opening(reading, original)}, but found ${own ? KINDS[own.kind] : 'the end'}.`
				: 'The reading has already ended.',
			suggestion: `Write one title, heading, paragraph or entry for each one in readings/${reading.id}.md, in the same order.`,
		});
		return null;
	}
	const styled = blocks.find(({ spans }) => spans.length > 0);
	if (styled) {
		file.report(placeOf(styled), {
			rule: 'plain-style',
			message: 'A plain version can’t have bold or italic words.',
			suggestion: 'Remove the asterisks.',
		});
		return null;
	}
	const pairs = reading.blocks.map(({ id }, index): [string, string] => {
		const own = blocks[index];
		return [id, own ? words(own) : ''];
	});
	return { of: reading.id, label, note, blocks: Object.fromEntries(pairs) };
}

/** Enough to find it by. */
function opening({ text }: Reading, { start, end }: Block): string {
	const all = text.slice(start, end);
	return all.length > 40 ? `“${all.slice(0, all.lastIndexOf(' ', 40))} …”` : `“${all}”`;
}
