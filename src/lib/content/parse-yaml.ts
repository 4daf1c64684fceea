import {
	isAlias,
	isCollection,
	isDocument,
	isMap,
	isPair,
	isScalar,
	isSeq,
	visit,
	type Document,
	type Node,
} from 'yaml';
import { z } from 'zod';
import { composeYaml } from './compose-yaml.ts';
import { nearest } from './nearest.ts';
import type { SourceFile } from './source-file.ts';

/** A path of keys and indexes into a YAML file, as zod gives it. */
export type Path = readonly PropertyKey[];

export interface Parsed<T> {
	readonly value: T;
	/** Offset in the file of the value at a path, or of the deepest part of it that is there. */
	at(path: Path): number;
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses one YAML document against a schema. Anchors, aliases and tags are refused: nothing in the format
 * needs them, and small files with them can grow without bound.
 * @param offset where in the file the YAML begins (front matter)
 * @returns null when there is a problem; every one has been reported to the file
 */
export function parseYaml<T>(
	file: SourceFile,
	schema: z.ZodType<T>,
	yaml = file.text,
	offset = 0,
): Parsed<T> | null {
	const document = composeYaml(yaml);
	if (!isDocument(document)) {
		const { at, message } = document;
		file.report(offset + at, {
			rule: 'yaml',
			message,
			suggestion: 'See docs/writing-a-module.md for the format.',
		});
		return null;
	}
	const sound = reportSyntax(file, document, offset);
	if (!sound) return null;
	const at = (path: Path) => offset + locateNode(document, path);
	const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }), { reportInput: true });
	if (result.success) return { value: result.data, at };
	const keyAt = (path: Path) => offset + locateNode(document, path, true);
	for (const issue of result.error.issues) reportIssue(file, issue, at, keyAt);
	return null;
}

function reportSyntax(file: SourceFile, document: Document, offset: number): boolean {
	let sound = true;
	const defect = (at: number, message: string, suggestion: string) => {
		sound = false;
		file.report(offset + at, { rule: 'yaml', message, suggestion });
	};
	for (const error of document.errors) {
		const duplicate = error.code === 'DUPLICATE_KEY';
		defect(
			error.pos[0],
			duplicate ? 'This key is used twice.' : `Not valid YAML: ${error.message}`,
			duplicate ? 'Keep one of the two.' : 'Check indentation, quotes and colons here.',
		);
	}
	if (document.contents === null)
		defect(0, 'The file is empty.', 'See docs/writing-a-module.md for the format.');
	visit(document, (_, node) => {
		if (isAlias(node))
			defect(node.range?.[0] ?? 0, 'Aliases (*name) aren’t supported.', 'Write the value out.');
		if (isScalar(node) || isCollection(node)) {
			if (node.anchor)
				defect(
					node.range?.[0] ?? 0,
					'Anchors (&name) aren’t supported.',
					'Write the value out where it is needed.',
				);
			if (node.tag) defect(node.range?.[0] ?? 0, `Tags (${node.tag}) aren’t supported.`, 'Remove the tag.');
		}
		if (isPair(node) && isScalar(node.key) && FORBIDDEN.has(String(node.key.value))) {
			defect(
				node.key.range?.[0] ?? 0,
				`“${String(node.key.value)}” can’t be used as a key.`,
				'Choose another name.',
			);
		}
	});
	return sound;
}

/** @param key the last step’s key instead of its value */
function locateNode(document: Document, path: Path, key = false): number {
	let node: unknown = document.contents;
	let at = (document.contents as Node | null)?.range?.[0] ?? 0;
	for (const [index, step] of path.entries()) {
		if (isMap(node)) {
			const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
			if (!pair) return at;
			node = pair.value;
			if (isScalar(pair.key)) at = pair.key.range?.[0] ?? at;
			if (key && index === path.length - 1) return at;
		} else if (isSeq(node)) {
			node = node.items[Number(step)];
		} else return at;
		const start = isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
		if (start !== undefined && !(isScalar(node) && node.value === null)) at = start;
	}
	return at;
}

function reportIssue(
	file: SourceFile,
	issue: z.core.$ZodIssue,
	at: (path: Path) => number,
	keyAt: (path: Path) => number,
) {
	if (issue.code === 'unrecognized_keys') {
		for (const key of issue.keys) {
			file.report(keyAt([...issue.path, key]), {
				rule: 'schema',
				message: `There’s no field “${key}” here.`,
				suggestion: nearest(key, FIELDS)
					? `Did you mean “${nearest(key, FIELDS)}”?`
					: 'See docs/writing-a-module.md for the fields.',
			});
		}
		return;
	}
	const fitting = issue.code === 'invalid_union' ? fittingBranch(issue) : null;
	if (fitting) {
		for (const within of fitting)
			reportIssue(file, { ...within, path: [...issue.path, ...within.path] }, at, keyAt);
		return;
	}
	const where = issue.path.filter((step) => typeof step === 'string').at(-1);
	const missing = issue.input === undefined;
	file.report(at(issue.path), {
		rule: 'schema',
		message: missing
			? `“${String(where ?? 'The file')}” is missing.`
			: `“${String(where ?? 'The file')}”: ${issue.message}.`,
		suggestion: missing ? `Add “${String(where)}”.` : '',
	});
}

/** What is wrong with the one alternative (a mapping, say, rather than a list) that an author meant; null when none stands out. */
function fittingBranch({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | null {
	const fitting = errors.filter((issues) =>
		issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
	);
	return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** What a mistyped field may have been meant for. */
const FIELDS =
	`
title summary as-of strands objectives common-names readings quizzes id can strand kind label note category
references text url according-to items objective level prompt rationale cites not-stated quote prefix suffix
reading choices correct statement key judgements targets rows target mistakes steps gaps accept entries
sentences allow cases case state situation points consequence feedback set when debrief ending options term also keywords definition compare rule reason
`.match(/\S+/g) ?? [];
