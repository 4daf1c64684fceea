import type { LayoutServerLoad } from './$types';

const isArchived = ({ granted }: App.Locals) => granted.class != null && granted.class.archived_at !== null;

export const load = (({ locals }) => ({
	teacher: locals.teacher && { name: locals.teacher.name, role: locals.teacher.role },
	/** Of the class that the page is about. */
	mayEdit: locals.granted.role !== 'viewer' && !isArchived(locals),
	/** The same, also while it is archived and can only be read. */
	mayManage: locals.granted.role !== 'viewer',
	isArchived: isArchived(locals),
	isOwner: locals.granted.role === 'owner',
})) satisfies LayoutServerLoad;
