import type { LayoutServerLoad } from './$types';

export const load = (({ locals }) => ({
	teacher: locals.teacher && { name: locals.teacher.name, role: locals.teacher.role },
	/** Of the class that the page is about. */
	mayEdit: locals.granted.role !== 'viewer',
	isOwner: locals.granted.role === 'owner',
})) satisfies LayoutServerLoad;
