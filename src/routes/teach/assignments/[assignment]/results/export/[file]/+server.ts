import { error } from '@sveltejs/kit';
import { writeCsv } from '$lib/server/exports/csv';
import { CSV, fileResponse, XLSX } from '$lib/server/exports/file-response';
import { writeXlsx } from '$lib/server/exports/xlsx';
import { objectiveTitle, ownResults } from '$lib/server/results/own-assignment';
import { answersIn, tableOf, tablesOf, type TableName } from '$lib/server/results/tables';
import { RESULT_PROBLEMS } from '$lib/words/results';
import type { RequestHandler } from './$types';

const TABLES: readonly TableName[] = ['scores', 'submissions', 'responses', 'items'];

export const GET: RequestHandler = async ({ locals, params }) => {
	const [, name = '', format = ''] = /^(\w+)\.(csv|xlsx)$/.exec(params.file) ?? [];
	const table = TABLES.find((one) => one === name);
	if (format === 'csv' ? !table : name !== 'results' || format !== 'xlsx') error(404, RESULT_PROBLEMS.noFile);
	const results = await ownResults(locals, table && answersIn(table));
	const { timeZone } = results.rules;
	const pieces =
		format === 'csv' && table
			? writeCsv(await tableOf(table, results, objectiveTitle), timeZone)
			: writeXlsx(await tablesOf(TABLES, results, objectiveTitle), timeZone);
	return fileResponse(pieces, format === 'csv' ? CSV : XLSX, results.assignment.title, params.file);
};
