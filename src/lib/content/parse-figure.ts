import { Parser } from 'saxen';
import { FIGURE_CLASSES, FIGURE_ELEMENTS, WITH_WORDS } from './figure-rules.ts';
import type { SourceFile } from './source-file.ts';

/** A drawing that is safe to be put into a page: made anew from what is allowed, and nothing else. */
export interface Drawing {
	/** Its name, for a screen reader. */
	readonly title: string;
	/** What it shows, for who does not see it. */
	readonly description: string;
	/** The elements within `<svg>`, without title and description. */
	readonly content: string;
	/** `0 0 400 352` */
	readonly viewBox: string;
}

/** Elements within elements; a drawing by hand has four or five. */
const DEEPEST = 20;

/**
 * Reads an SVG figure. Elements, attributes and values that are not on the list are problems with their place: scripts,
 * styles, links, pictures, entities and foreign content among them.
 * @returns null when there is a problem
 */
export function parseFigure(file: SourceFile): Drawing | null {
	const reader = new FigureReader(file);
	reader.read();
	return reader.drawing();
}

type Context = () => { readonly line: number; readonly column: number };

class FigureReader {
	readonly #file: SourceFile;
	readonly #lines: readonly number[];
	readonly #open: string[] = [];
	readonly #words: Record<'title' | 'desc', string> = { title: '', desc: '' };
	#content = '';
	#viewBox = '';
	#hasText = false;
	#roots = 0;
	#sound = true;

	constructor(file: SourceFile) {
		this.#file = file;
		this.#lines = [0, ...[...file.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
	}

	read() {
		const parser = new Parser();
		parser.on('openTag', (name, attributes, decode, _, at) => this.#start(name, attributes(), decode, at));
		parser.on('closeTag', (name) => this.#end(name));
		parser.on('text', (text, decode, at) => this.#text(decode(text), at));
		parser.on('cdata', (_, at) =>
			this.#refuse(at, 'CDATA sections aren’t supported.', 'Write the words as plain text.'),
		);
		parser.on('question', (_, at) =>
			this.#refuse(at, 'Processing instructions aren’t supported.', 'Start the file with <svg.'),
		);
		parser.on('attention', (_, __, at) =>
			this.#refuse(at, 'Document types and entities aren’t supported.', 'Start the file with <svg.'),
		);
		for (const event of ['error', 'warn'] as const)
			parser.on(event, (error, at) =>
				this.#refuse(at, `This isn’t valid XML: ${error.message}.`, 'Fix the markup here.'),
			);
		parser.parse(this.#file.text);
	}

	drawing(): Drawing | null {
		if (this.#sound && this.#roots !== 1)
			this.#refuseAt(0, 'A figure must be one <svg> element.', 'Put everything inside it.');
		const [title, description] = [flow(this.#words.title), flow(this.#words.desc)];
		if (this.#sound) {
			if (!/^0 0 \d+ \d+$/.test(this.#viewBox))
				this.#refuseAt(0, 'The figure has no viewBox.', 'Add viewBox="0 0 400 300", or another size.');
			if (title === '')
				this.#refuseAt(0, 'The figure has no title.', 'Add a <title> that says what it is, in a few words.');
			if (description === '')
				this.#refuseAt(
					0,
					'The figure has no description.',
					'Add a <desc> that says what it shows, for people who can’t see it.',
				);
			if (!this.#hasText)
				this.#refuseAt(0, 'There are no words in the figure.', 'Use <text> to label what is drawn.');
		}
		return this.#sound ? { title, description, content: this.#content.trim(), viewBox: this.#viewBox } : null;
	}

	#start(
		name: string,
		attributes: Readonly<Record<string, string>>,
		decode: (text: string) => string,
		at: Context,
	) {
		const allowed = Object.hasOwn(FIGURE_ELEMENTS, name) ? FIGURE_ELEMENTS[name] : undefined;
		const parent = this.#open.at(-1);
		this.#open.push(name);
		if (!allowed) return this.#refuse(at, `<${name}> is not allowed in a figure.`, KNOWN);
		if ((name === 'svg') !== (parent === undefined))
			return this.#refuse(at, `<${name}> stands in the wrong place.`, 'Put everything inside one <svg>.');
		if (parent === 'title' || parent === 'desc' || (parent === 'tspan' && name === 'tspan'))
			return this.#refuse(at, `<${name}> cannot stand in <${parent}>.`, 'Use plain text there.');
		if ((name === 'title' || name === 'desc') && (parent !== 'svg' || this.#words[name] !== ''))
			return this.#refuse(at, `A figure can have only one <${name}>.`, 'Put it first inside <svg>.');
		if (this.#open.length > DEEPEST)
			return this.#refuse(at, 'Groups are nested too deeply here.', 'Use fewer groups.');
		const written = Object.entries(attributes).map(([key, raw]) => {
			const value = decode(raw).trim();
			const form = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
			if (!form) this.#refuse(at, `<${name}> cannot have ${key}.`, attributesOf(name, allowed));
			else if (!form.test(value)) this.#refuse(at, `“${value}” isn’t a valid ${key} for <${name}>.`, MEND);
			else if (key === 'class') this.#classes(value, at);
			return ` ${key}="${value}"`;
		});
		if (name === 'svg') {
			this.#roots++;
			this.#viewBox = (attributes.viewBox ?? '').replace(/[ ,]+/g, ' ').trim();
		} else if (name !== 'title' && name !== 'desc') this.#content += `<${name}${written.join('')}>`;
	}

	#classes(value: string, at: Context) {
		for (const name of value.split(' '))
			if (!FIGURE_CLASSES.has(name))
				this.#refuse(at, `There’s no class “${name}”.`, `Known: ${[...FIGURE_CLASSES].join(', ')}.`);
	}

	#end(name: string) {
		this.#open.pop();
		if (name !== 'svg' && name !== 'title' && name !== 'desc') this.#content += `</${name}>`;
	}

	#text(text: string, at: Context) {
		const parent = this.#open.at(-1) ?? '';
		if (text.trim() === '') return;
		if (!WITH_WORDS.has(parent))
			return this.#refuse(at, 'Words can’t be shown here.', 'Put them inside <text>.');
		if (parent === 'title' || parent === 'desc') this.#words[parent] += text;
		else {
			this.#hasText = true;
			this.#content += escaped(flow(text));
		}
	}

	#refuse(at: Context, message: string, suggestion: string) {
		const { line, column } = at();
		this.#refuseAt((this.#lines[line] ?? 0) + column, message, suggestion);
	}

	#refuseAt(at: number, message: string, suggestion: string) {
		this.#sound = false;
		this.#file.report(at, { rule: 'figure', message, suggestion });
	}
}

const KNOWN = `Use ${Object.keys(FIGURE_ELEMENTS)
	.map((name) => `<${name}>`)
	.join(', ')}.`;
const MEND = 'Use plain numbers without units.';
const attributesOf = (name: string, allowed: object) =>
	Object.keys(allowed).length > 0
		? `It can have ${Object.keys(allowed).join(', ')}.`
		: `<${name}> has words, and nothing else.`;
const flow = (text: string) => text.replace(/\s+/g, ' ').trim();
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
