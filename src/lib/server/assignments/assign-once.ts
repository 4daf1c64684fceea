import { redirect } from '@sveltejs/kit';
import { changing } from '../classes/changing.ts';
import { ownClass } from '../classes/own-class.ts';
import { onceOf } from '../once/once.ts';
import { createAssignment, type Forms, type Given } from './assignments.ts';

/**
 * Carries out a form that assigns something: once, however often it is sent, and noted as this teacher's doing.
 * @param about id of what the form belongs to: the class, or the assignment that is followed
 * @throws a redirect to what was assigned
 */
export async function assignOnce(
	locals: App.Locals,
	form: FormData,
	about: string,
	places: readonly Forms[],
	settings: Given,
	now: number,
): Promise<never> {
	const own = ownClass(locals);
	const once = onceOf(form, 'assign', now, about);
	const id = await changing(
		locals,
		once,
		(within) => createAssignment(within, own, places, settings, now, once),
		(assignment) => ({ kind: 'assigned', assignment }),
	);
	const path = `/teach/assignments/${id}?done=assigned`;
	redirect(303, once?.lead(path) ?? path);
}
