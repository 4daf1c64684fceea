import type { Citer } from './cite.ts';
import type { Path } from './parse-yaml.ts';
import type { CiteSource } from '../quiz/kinds/source.ts';
import type { Defect } from './source-file.ts';
import type { Citation } from '../text/types.ts';

/** By id of reading; null: it has problems of its own, which have been reported. */
export type Citers = ReadonlyMap<string, Citer | null>;

/** What turning a written citation into a place takes. */
export interface Citing {
	readonly citers: Citers;
	/** Id of the reading that is after the module’s date, if there is one: it proves nothing. */
	readonly since?: string | undefined;
	/** Paths count from the citation, or from the list of them. */
	report(path: Path, defect: Defect): void;
}

type Written = Pick<CiteSource, 'reading' | 'quote' | 'prefix' | 'suffix'>;

/** Where each citation of an author, who writes one or a list, stands; what stands nowhere is reported. */
export function compileCites(
	source: Written | readonly Written[],
	{ report, ...around }: Citing,
	byDefault = '',
): Citation[] {
	const list =
		'quote' in source ? [{ cite: source, path: [] }] : source.map((cite, at) => ({ cite, path: [at] }));
	return list.flatMap(({ cite, path }) => {
		const here = { ...around, report: (step: Path, defect: Defect) => report([...path, ...step], defect) };
		return compileCite(cite, here, byDefault) ?? [];
	});
}

/** @param byDefault the reading that is meant when none is named; a fault in its name is reported where it stands */
export function compileCite(cite: Written, citing: Citing, byDefault = ''): Citation | null {
	const reading = cite.reading ?? byDefault;
	const citer = citing.citers.get(reading);
	if (citer === undefined && cite.reading) reportUnknownReading(citing, ['reading'], reading);
	if (!citer) return null;
	const { quote: exact, prefix = '', suffix = '' } = cite;
	const found = citer.cite({ exact, prefix, suffix });
	if ('exact' in found) return found;
	citing.report(['quote'], found);
	return null;
}

export function reportUnknownReading({ citers, since, report }: Citing, path: Path, reading: string) {
	if (reading === since)
		return report(path, {
			rule: 'after-the-date',
			message: `“${reading}” is about what happened after the module’s date, so nothing can cite it.`,
			suggestion: 'Use another reading.',
		});
	report(path, {
		rule: 'unknown-reading',
		message: `There is no reading “${reading}” in this module.`,
		suggestion: `Known: ${[...citers.keys()].join(', ')}.`,
	});
}
