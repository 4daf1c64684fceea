import { Readable } from 'node:stream';
import { ownClass } from '$lib/server/classes/own-class';
import { classData } from '$lib/server/classes/export-data';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) => {
	const own = ownClass(locals);
	const pieces = Readable.from(classData(locals.state.database.db, own));
	return new Response(Readable.toWeb(pieces) as ReadableStream, {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': `attachment; filename="class-${own.id}.json"`,
		},
	});
};
