import { error } from '@sveltejs/kit';
import { ownClass } from '$lib/server/classes/own-class';
import { writeCsv } from '$lib/server/exports/csv';
import { CSV, fileResponse } from '$lib/server/exports/file-response';
import { gradebookTable, type Layout } from '$lib/server/exports/gradebook-table';
import { loadGradebook } from '$lib/server/results/gradebook';
import { GRADEBOOK_PROBLEMS, type GRADEBOOK_FILES } from '$lib/words/gradebook';
import type { RequestHandler } from './$types';

const LAYOUTS: Readonly<Record<(typeof GRADEBOOK_FILES)[number]['file'], Layout>> = {
	'gradebook.csv': 'own',
	'canvas.csv': 'canvas',
	'moodle.csv': 'moodle',
	'classroom.csv': 'classroom',
};
const isFile = (file: string): file is keyof typeof LAYOUTS => Object.hasOwn(LAYOUTS, file);

export const GET: RequestHandler = async ({ locals, params }) => {
	const { file } = params;
	if (!isFile(file)) error(404, GRADEBOOK_PROBLEMS.noFile);
	const own = ownClass(locals);
	const book = await loadGradebook(locals.state.database.db, own, Date.now());
	const layout = LAYOUTS[file];
	// Canvas takes a mark before the first title for a part of it.
	const pieces = writeCsv(gradebookTable(layout, book), own.time_zone, layout !== 'canvas');
	return fileResponse(pieces, CSV, own.name, file);
};
