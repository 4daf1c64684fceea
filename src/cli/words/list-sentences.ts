import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';

export interface Sentence {
	/** From 1. */
	readonly line: number;
	/** As the source has it, with `{…}` where something is filled in. */
	readonly words: string;
}

/** Elements that stand within a sentence and do not end it. */
const INLINE = new Set(
	'a abbr b bdi br cite code data del dfn em i ins kbd mark q s small span strong sub sup time u var'.split(
		' ',
	),
);
/** The same of components: a name, a date. */
const INLINE_COMPONENTS = new Set(['PersonName', 'LocalTime', 'Translated', 'TermWords', 'Verdict']);
/** Attributes that nobody reads. */
const UNREAD =
	/^(class|style|id|href|src|d|points|viewBox|transform|name|value|type|rel|content|data-(?!doing).*|aria-describedby|on.*|bind:.*|style:.*)$/;

/** What a page says in its markup, and what is written in code. @param file its name decides which it is */
export function listSentences(file: string, source: string): Sentence[] {
	const at = (offset: number) => source.slice(0, offset).split('\n').length;
	const found = file.endsWith('.svelte')
		? inPage(source)
		: inCode(source, 0, isCatalogue(file) ? isWords : isSentence);
	return found
		.sort((a, b) => a.start - b.start)
		.map(({ start, words }) => ({ line: at(start), words: words.replace(/\s+/g, ' ').trim() }))
		.filter(({ words }) => words !== '');
}

interface Found {
	readonly start: number;
	readonly words: string;
}

/** In `lib/words` every string is read by people, short ones, too; but for addresses. */
const isCatalogue = (file: string) => file.includes('lib/words/') && !file.endsWith('hrefs.ts');
const isWords = (words: string) =>
	/\p{L}{2}/u.test(words.replace(/\{[^}]*\}/g, '')) && !/^[\w-]*[-/][\w-]*$/.test(words);
/** Elsewhere, what begins as a sentence does, and has a second word. */
const isSentence = (words: string) => isWords(words) && /^[\p{Lu}“{][^;=<>[\]]* ./u.test(words);
/** In a page’s script a capital is enough: `Practice`. */
const isLabel = (words: string) => isSentence(words) || /^\p{Lu}\p{Ll}+\W?$/u.test(words);

function inPage(source: string): Found[] {
	const root = parse(source, { modern: true });
	const found: Found[] = [];
	for (const script of [root.instance, root.module]) {
		if (!script) continue;
		const { start, end } = script.content as unknown as Span;
		found.push(...inCode(source.slice(start, end), start, isLabel));
	}
	inFragment(root.fragment, source, found);
	return found;
}

interface Span {
	readonly start: number;
	readonly end: number;
}

/** Collects what is said in a row; whatever is no part of a sentence ends it. */
function inFragment(fragment: AST.Fragment, source: string, found: Found[]): void {
	let said: Found | undefined;
	const add = (start: number, words: string) => {
		if (said || words.trim() !== '')
			said = { start: said?.start ?? start + leading(words), words: (said?.words ?? '') + words };
	};
	const end = () => {
		// What is only filled in is words of the content, or is listed where it is made.
		if (said && isWords(said.words)) found.push(said);
		said = undefined;
	};
	const walk = (nodes: AST.Fragment['nodes']) => {
		for (const node of nodes) {
			if (node.type === 'Text') add(node.start, node.data);
			else if (node.type === 'ExpressionTag') add(node.start, source.slice(node.start, node.end));
			else if (node.type === 'Comment' || node.type === 'ConstTag') continue;
			else if ('attributes' in node && isInline(node)) {
				inAttributes(node, source, found);
				if (node.type === 'Component') add(node.start, `{${node.name}}`);
				walk(node.fragment.nodes);
				if (node.name === 'br') add(node.start, ' ');
			} else if (node.type === 'IfBlock' && isInlineBlock(node)) {
				add(node.start, '[');
				walk(node.consequent.nodes);
				if (node.alternate) {
					add(node.start, '|');
					walk(node.alternate.nodes);
				}
				add(node.start, ']');
			} else {
				end();
				if ('attributes' in node) inAttributes(node, source, found);
				for (const part of [
					'fragment',
					'body',
					'consequent',
					'alternate',
					'fallback',
					'pending',
					'then',
					'catch',
				] as const) {
					const inner = (node as unknown as Record<string, AST.Fragment | null | undefined>)[part];
					if (inner?.nodes) inFragment(inner, source, found);
				}
			}
		}
	};
	walk(fragment.nodes);
	end();
}

const leading = (words: string) => words.length - words.trimStart().length;
const isInline = (node: { type: string; name: string }) =>
	node.type === 'Component' ? INLINE_COMPONENTS.has(node.name) : INLINE.has(node.name);
const isInlineNode = (node: AST.Fragment['nodes'][number]): boolean =>
	['Text', 'ExpressionTag', 'Comment', 'ConstTag'].includes(node.type) ||
	('attributes' in node && isInline(node) && node.fragment.nodes.every(isInlineNode)) ||
	(node.type === 'IfBlock' && isInlineBlock(node));
const isInlineBlock = ({ consequent, alternate }: AST.IfBlock): boolean =>
	[...consequent.nodes, ...(alternate?.nodes ?? [])].every(isInlineNode);

/** Labels, hints and titles, and what is handed to a component in an expression. */
function inAttributes(
	{ attributes }: { attributes: readonly { type: string }[] },
	source: string,
	found: Found[],
): void {
	for (const attribute of attributes as AST.Attribute[]) {
		if (attribute.type !== 'Attribute' || UNREAD.test(attribute.name) || attribute.value === true) continue;
		const parts = Array.isArray(attribute.value) ? attribute.value : [attribute.value];
		const [first] = parts;
		if (!first) continue;
		const { end } = parts.at(-1) ?? first;
		const words = source.slice(first.start, end);
		const isNamed = /^(label|hint|title|alt|placeholder|aria-label|lead|text)$/.test(attribute.name);
		if (first.type === 'ExpressionTag' && parts.length === 1)
			found.push(...inCode(words.slice(1, -1), first.start + 1, isSpaced));
		else if (isNamed ? isWords(words) : isSpaced(words)) found.push({ start: first.start, words });
	}
}

const isSpaced = (words: string) => /\p{L} \S/u.test(words);

/** String literals that people read: not what is imported, compared or thrown in a test of the program itself. */
function inCode(code: string, offset: number, isRead: (words: string) => boolean): Found[] {
	const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
	const found: Found[] = [];
	const visit = (node: ts.Node): void => {
		if (
			ts.isImportDeclaration(node) ||
			ts.isTypeNode(node) ||
			(ts.isCaseClause(node.parent) && node.parent.expression === node)
		)
			return;
		const words = wordsOf(node, code);
		if (words !== null && !isCompared(node) && isRead(words)) {
			found.push({ start: offset + node.getStart(file), words });
			return;
		}
		ts.forEachChild(node, visit);
	};
	ts.forEachChild(file, visit);
	return found;
}

/** The text of a literal, with what is filled in as the code has it; null of anything else. */
function wordsOf(node: ts.Node, code: string): string | null {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return null;
	const spans = node.templateSpans.map(
		({ expression, literal }) => `{${code.slice(expression.getStart(), expression.getEnd())}}${literal.text}`,
	);
	return node.head.text + spans.join('');
}

function isCompared({ parent }: ts.Node): boolean {
	if (ts.isBinaryExpression(parent)) return /^([!=]==|in)$/.test(parent.operatorToken.getText());
	return ts.isElementAccessExpression(parent);
}
