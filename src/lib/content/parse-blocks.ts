import type { Heading, Image, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { splitSentences } from '../text/sentences.ts';
import type { FrontMatter } from './schema.ts';
import { CONTROL, type SourceFile } from './source-file.ts';
import type { Block, Span } from '../text/types.ts';

/** A mark that names a reference, `[^charter]`. */
export const NOTE = /\[\^([^\]\s]{1,64})\]/g;
const BETWEEN_BLOCKS = '\n\n';

/** A figure that a reading asks for. */
export interface Picture {
	/** Id of the block it stands after. */
	readonly after: string;
	/** `three-principles`, for `../figures/three-principles.svg`. */
	readonly name: string;
	readonly caption: string;
	/** Offset in the file. */
	readonly at: number;
}

const FIGURE = /^\.\.\/figures\/([a-z0-9]+(?:-[a-z0-9]+)*)\.svg$/;

export type Front = Pick<FrontMatter, 'label' | 'note' | 'references'> & { kind?: string };

/** What a text may hold besides its words. */
export interface Extras {
	/** Ids that a note mark may name besides the references. */
	readonly readings?: ReadonlySet<string>;
	/** What is found of them is added here; without, there can be none. Only lessons have any. */
	readonly pictures?: Picture[] | null;
}

/** Adds block after block to one plain text, keeping count of every offset. */
export class BlockBuilder {
	readonly blocks: Block[] = [];
	sound = true;
	readonly #file: SourceFile;
	readonly #offset: number;
	readonly #references: ReadonlySet<string> | null;
	readonly #readings: ReadonlySet<string>;
	readonly #used = new Set<string>();
	/** The text so far; joined once, at the end, so that a long reading costs no more than its length. */
	readonly #stretches: string[] = [];
	#length = 0;
	#headings = 0;
	#paragraphs = 0;
	#spans: Span[] = [];
	readonly #pictures: Picture[] | null;

	constructor(file: SourceFile, offset: number, front: Front | null, extras: Extras) {
		this.#file = file;
		this.#offset = offset;
		this.#pictures = front?.kind === 'lesson' ? (extras.pictures ?? null) : null;
		this.#readings = extras.readings ?? new Set();
		this.#references = front && new Set(front.references?.map(({ id }) => id));
	}

	get text(): string {
		return this.#stretches.join('');
	}

	add(node: RootContent) {
		switch (node.type) {
			case 'heading':
				return this.#heading(node.depth, node);
			case 'paragraph': {
				const [only, more] = node.children;
				if (this.#pictures && only?.type === 'image' && !more) return this.#picture(only, this.#pictures);
				return this.#block('paragraph', `p${(this.#paragraphs += 1)}`, node);
			}
			case 'list':
				if (node.ordered) return this.#refuse(node, 'Numbered lists');
				for (const item of node.children) {
					const [only, more] = item.children;
					if (only?.type !== 'paragraph' || more)
						this.#refuse(more ?? item, 'Lists within lists, and list items of several paragraphs,');
					else this.#block('list-item', `p${(this.#paragraphs += 1)}`, only);
				}
				return;
			default:
				return this.#refuse(node, NAMES[node.type] ?? `“${node.type}”`);
		}
	}

	finish(tree: Root) {
		const first = this.blocks[0];
		if (first?.kind !== 'title')
			this.#problem(tree, 'A reading must start with its title.', 'Put “# Title” first.');
		if (this.#paragraphs === 0)
			this.#problem(tree, 'The reading has no text.', 'Write at least one paragraph.');
		for (const id of this.#references ?? []) {
			if (!this.#used.has(id)) {
				this.#file.report(0, {
					rule: 'unused-reference',
					message: `The text never uses the reference “${id}”.`,
					suggestion: `Put [^${id}] after the sentence it supports, or remove the reference.`,
					severity: 'warning',
				});
			}
		}
	}

	#picture({ url, alt, title, position }: Image, pictures: Picture[]) {
		const at = this.#offset + (position?.start.offset ?? 0);
		const name = FIGURE.exec(url)?.[1];
		const after = this.blocks.at(-1);
		if (!name)
			this.#defect(
				at,
				`“${url}” isn’t a figure in this module.`,
				'Write ../figures/name.svg, in small letters.',
			);
		else if (!alt?.trim() || title)
			this.#defect(
				at,
				'A figure needs a caption.',
				'Write it between the brackets: ![Caption](../figures/…).',
			);
		else if (!after || after.kind === 'title')
			this.#defect(at, 'A figure must come after a paragraph or heading.', 'Move it down.');
		else pictures.push({ after: after.id, name, caption: alt.trim(), at });
	}

	#heading(depth: number, node: Heading) {
		if (depth === 1 && this.blocks.length === 0) return this.#block('title', 'h0', node);
		if (depth !== 2) {
			return this.#problem(
				node,
				'Only “# Title” once, at the top, and “## Heading” are supported.',
				'Use ##.',
			);
		}
		this.#block('heading', `h${(this.#headings += 1)}`, node);
	}

	#block(kind: Block['kind'], id: string, node: Heading | Paragraph) {
		if (this.#length > 0) this.#put(BETWEEN_BLOCKS);
		const start = this.#length;
		const first = this.#stretches.length;
		this.#spans = [];
		for (const child of node.children) this.#inline(child);
		const end = this.#length;
		const text = this.#stretches.slice(first).join('');
		if (text.trim() === '')
			this.#problem(node, 'There are no words here.', 'Write some, or remove the mark.');
		const plain = kind === 'title' || kind === 'heading';
		const sentences = plain
			? []
			: splitSentences(text, start).map((position, index) => ({
					id: `${id}.s${index + 1}`,
					...position,
				}));
		this.blocks.push({ id, kind, start, end, sentences, spans: this.#spans });
	}

	#inline(node: PhrasingContent) {
		if (node.type === 'text') return this.#words(node.value, node);
		if (node.type !== 'strong' && node.type !== 'emphasis') {
			return this.#refuse(node, NAMES[node.type] ?? `“${node.type}”`);
		}
		const start = this.#length;
		for (const child of node.children) this.#inline(child);
		this.#spans.push({ kind: node.type, start, end: this.#length });
	}

	/** A note leaves nothing in the plain text but its place. */
	#words(value: string, node: Nodes) {
		if (CONTROL.test(value))
			this.#problem(node, 'There’s an invisible control character here.', 'Delete it.');
		let from = 0;
		for (const match of value.matchAll(NOTE)) {
			this.#put(flow(value.slice(from, match.index)));
			from = match.index + match[0].length;
			const note = match[1] ?? '';
			const isReading = this.#readings.has(note);
			if (!isReading) this.#used.add(note);
			if (!isReading && this.#references && !this.#references.has(note)) {
				const at = this.#file.text.indexOf(match[0], this.#placeOf(node));
				this.#defect(at, `There is no reference “${note}”.`, 'Add it to references in the front matter.');
			}
			this.#spans.push({ kind: 'note', start: this.#length, end: this.#length, note });
		}
		this.#put(flow(value.slice(from)));
	}

	#put(stretch: string) {
		this.#stretches.push(stretch);
		this.#length += stretch.length;
	}

	#refuse(node: Nodes, what: string) {
		this.#problem(node, `${what} aren’t supported in a reading.`, PLAIN);
	}

	#problem(node: Nodes, message: string, suggestion: string) {
		this.#defect(this.#placeOf(node), message, suggestion);
	}

	#defect(at: number, message: string, suggestion: string) {
		this.sound = false;
		this.#file.report(at, { rule: 'markdown', message, suggestion });
	}

	#placeOf = (node: Nodes) => this.#offset + (node.position?.start.offset ?? 0);
}

/** Markdown has trimmed the lines already. */
const flow = (text: string) => text.replace(/\r\n?|\n/g, ' ');

export const PLAIN = 'Write plain paragraphs, ## headings, - lists, **strong**, *emphasis*.';

const NAMES: Readonly<Record<string, string>> = {
	html: 'HTML tags',
	link: 'Links',
	linkReference: 'Links',
	definition: 'Link definitions',
	image: 'Images within other text, or in a source,',
	imageReference: 'Images',
	code: 'Code blocks (check for a line that is indented)',
	inlineCode: 'Code spans',
	blockquote: 'Block quotes',
	thematicBreak: 'Rules',
	break: 'Line breaks within a paragraph',
};
