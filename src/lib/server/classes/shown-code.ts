import { showResumeCode } from '../../rules/resume-code.ts';
import { openCode } from './sealed-code.ts';
import type { StudentTable } from '../database/tables.ts';

/** A student's resume code as it is printed; a dash for one that this server's secret does not open. */
export function shownCode({ secret }: { readonly secret: string }, student: StudentTable): string {
	const code = openCode(secret, student);
	return code === null ? '—' : showResumeCode(code);
}
