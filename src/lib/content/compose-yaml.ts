import { Composer, Lexer, Parser, type CST, type Document } from 'yaml';

/** Deeper than any quiz. */
const DEEPEST = 24;
/** More than any mapping of ours has. */
const MOST_FIELDS = 200;
/** As many as a quiz may have items. */
const MOST_ENTRIES = 20_000;
/** More than a quiz of so many items has. */
const MOST_SIGNS = 5_000_000;

/** Why a text is no document of ours, and where that shows. */
export interface Refusal {
	readonly at: number;
	readonly message: string;
}

/**
 * Composes one YAML document. A small file can be made to exhaust the stack or take minutes by its depth or its
 * width, so both are counted while the signs are read, before anything is built of them.
 */
export function composeYaml(yaml: string): Document | Refusal {
	const parser = new Parser();
	const tokens: CST.Token[] = [];
	let signs = 0;
	for (const sign of new Lexer().lex(yaml)) {
		tokens.push(...parser.next(sign));
		const message = (signs += 1) > MOST_SIGNS ? 'The file is too long.' : excessOf(parser.stack);
		if (message) return { at: parser.offset, message };
	}
	tokens.push(...parser.end());
	const composer = new Composer({
		merge: false,
		uniqueKeys: true,
		prettyErrors: false,
		version: '1.2',
		logLevel: 'error',
	});
	const [document, second] = composer.compose(tokens, true, yaml.length);
	if (second) return { at: second.range[0], message: 'A second document starts here.' };
	return document ?? { at: 0, message: 'The file is empty.' };
}

function excessOf(stack: readonly CST.Token[]): string | null {
	if (stack.length > DEEPEST) return 'The file is nested too deeply.';
	const top = stack.at(-1);
	if (!top || !('items' in top)) return null;
	const mapping = top.type === 'block-map' || (top.type === 'flow-collection' && top.start.source === '{');
	if (mapping && top.items.length > MOST_FIELDS) return `There are more than ${MOST_FIELDS} fields here.`;
	return top.items.length > MOST_ENTRIES ? `There are more than ${MOST_ENTRIES} entries here.` : null;
}
