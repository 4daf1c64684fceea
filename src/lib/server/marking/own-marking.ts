import { error } from '@sveltejs/kit';
import { roleOf, type MarkingOptions } from '../../rules/marking.ts';
import { NOTHING_HERE } from '../../words/refusals.ts';
import { markingOf } from '../attempts/rules-of.ts';
import { ownAssignment, ownResults } from '../results/own-assignment.ts';
import type { Marker } from './answer-view.ts';
import { inOrder, markingIn, ORDERS, shuffledName, type Order, type WrittenAnswer } from './answers.ts';

/** All that a teacher’s pages for marking are made from. */
export async function ownMarking(locals: App.Locals, url: URL) {
	const { assignment } = ownAssignment(locals);
	const teacher: Marker = {
		id: locals.teacher?.id ?? error(404, NOTHING_HERE.orNotYours),
		isOwner: locals.granted.role === 'owner',
	};
	const { secret } = locals.state.database;
	const marking = markingIn(await ownResults(locals), secret);
	const options = markingOf(assignment);
	const order: Order = ORDERS.find((one) => one === url.searchParams.get('by')) ?? 'question';
	const sorted = inOrder(marking, order, (student) => shuffledName(secret, assignment.id, student));
	return { assignment, marking, options, teacher, order, sorted };
}

export type OwnMarking = Awaited<ReturnType<typeof ownMarking>>;

/** Whether an answer waits for this very teacher. */
export function isForMe({ marks, state }: WrittenAnswer, options: MarkingOptions, teacher: Marker): boolean {
	const role = roleOf(marks, options, teacher);
	switch (state) {
		case 'waiting':
			return true;
		case 'second':
			return role === 'second';
		case 'differs':
			return role === 'settled';
		case 'marked':
			return false;
	}
}

/** The answer that this teacher goes on with after one; null: none waits for them. */
export function nextAfter({ sorted, options, teacher }: OwnMarking, id: string): string | null {
	const at = sorted.findIndex(({ answer }) => answer.id === id);
	const round = [...sorted.slice(at + 1), ...sorted.slice(0, Math.max(0, at))];
	return round.find(({ answer }) => isForMe(answer, options, teacher))?.answer.id ?? null;
}
