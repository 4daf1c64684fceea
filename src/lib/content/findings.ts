import type { Path } from './parse-yaml.ts';
import type { SourceFile } from './source-file.ts';

/** A finding about one item; the path is within the item. */
export interface Finding {
	readonly rule: string;
	readonly path: Path;
	readonly message: string;
	readonly suggestion: string;
}

/** Where an item or a term stands in its file, and the findings its author allows there. */
export interface Place {
	readonly file: SourceFile;
	/** Offset of what stands at a path within it. */
	at(path: Path): number;
	readonly allowed: readonly { readonly rule: string }[];
}

/** Reports, as warnings, the findings that are not allowed, and each allowance without a finding. */
export function reportFindings({ file, at, allowed }: Place, findings: readonly Finding[]) {
	for (const { rule, path, message, suggestion } of findings) {
		if (!allowed.some((allow) => allow.rule === rule))
			file.report(at(path), { rule, message, suggestion, severity: 'warning' });
	}
	allowed.forEach(({ rule }, index) => {
		if (!findings.some((finding) => finding.rule === rule))
			file.report(at(['allow', index]), {
				rule: 'idle-allow',
				message: `There is no finding “${rule}” to allow here.`,
				suggestion: 'Remove it.',
				severity: 'warning',
			});
	});
}
