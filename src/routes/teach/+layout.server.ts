import type { LayoutServerLoad } from './$types';

export const load = (({ locals }) => ({
	teacher: locals.teacher && { name: locals.teacher.name, role: locals.teacher.role },
})) satisfies LayoutServerLoad;
