import { LineCounter } from 'yaml';
import type { Problem } from './problem.ts';

/** Signs that cannot be seen: control characters, and those that reverse the writing order. */
// eslint-disable-next-line no-control-regex -- these are the ones meant
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** A text read from a file, and the problems found in it so far. */
export interface SourceFile {
	readonly path: string;
	readonly text: string;
	/** Notes a defect at an offset of `text`. */
	report(at: number, defect: Defect): void;
}

export interface Defect {
	readonly rule: string;
	readonly message: string;
	readonly suggestion?: string;
	readonly severity?: 'error' | 'warning';
}

export function sourceFile(path: string, text: string, problems: Problem[]): SourceFile {
	const counter = new LineCounter();
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) counter.addNewLine(at + 1);
	counter.lineStarts.unshift(0);
	return {
		path,
		text,
		report(at, { rule, message, suggestion = '', severity = 'error' }) {
			const { line, col } = counter.linePos(Math.min(Math.max(at, 0), text.length));
			problems.push({ file: path, line, column: Math.max(1, col), message, suggestion, rule, severity });
		},
	};
}
