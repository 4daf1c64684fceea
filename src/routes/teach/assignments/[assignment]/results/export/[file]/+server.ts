import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { writeCsv } from '$lib/server/exports/csv';
import { writeXlsx } from '$lib/server/exports/xlsx';
import { objectiveTitle, ownResults } from '$lib/server/results/own-assignment';
import { tableOf, type TableName } from '$lib/server/results/tables';
import { RESULT_PROBLEMS } from '$lib/words/results';
import type { RequestHandler } from './$types';

const TABLES: readonly TableName[] = ['scores', 'responses', 'items'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = async ({ locals, params }) => {
	const [, name = '', format = ''] = /^(\w+)\.(csv|xlsx)$/.exec(params.file) ?? [];
	const table = TABLES.find((one) => one === name);
	if (format === 'csv' ? !table : name !== 'results' || format !== 'xlsx') error(404, RESULT_PROBLEMS.noFile);
	const results = await ownResults(locals);
	const { timeZone } = results.rules;
	const pieces =
		format === 'csv' && table
			? writeCsv(tableOf(table, results, objectiveTitle), timeZone)
			: writeXlsx(
					TABLES.map((one) => tableOf(one, results, objectiveTitle)),
					timeZone,
				);
	return new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>, {
		headers: {
			'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
			'content-disposition': `attachment; filename="${fileName(results.assignment.title, params.file)}"`,
		},
	});
};

/** Letters that every system takes, and that cannot end the header. */
function fileName(title: string, file: string): string {
	const safe = title
		.normalize('NFKD')
		.replace(/[^A-Za-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
	return safe ? `${safe}-${file}` : file;
}
