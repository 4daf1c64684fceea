import { ownStudent } from '$lib/server/classes/own-class';
import { studentData } from '$lib/server/classes/export-data';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const student = await ownStudent(locals, params.student);
	const data = await studentData(locals.state.database.db, student);
	return Response.json(data, {
		headers: { 'Content-Disposition': `attachment; filename="student-${student.id}.json"` },
	});
};
