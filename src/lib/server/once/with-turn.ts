import { isRefused, wasAnswered } from './write-once.ts';
import type { Once } from './once.ts';
import type { Database } from '../database/engine.ts';
import type { Turn } from '../throttle.ts';

interface Wait {
	readonly waitMs: number;
}

/**
 * Carries a form out, of which only so many are taken. It uses up a turn when something new comes of it: not when it
 * is refused, fails, or is sent again.
 * @param take counts it
 */
export async function withTurn<T>(
	database: Database,
	once: Once | null,
	take: () => Promise<Turn | Wait>,
	work: () => Promise<T>,
): Promise<{ readonly done: T } | Wait> {
	if (await wasAnswered(database, once)) return { done: await work() };
	const turn = await take();
	if ('waitMs' in turn) return turn;
	try {
		const done = await work();
		if (isRefused(done) || once?.isFirst() === false) await turn.giveBack();
		return { done };
	} catch (error) {
		await turn.giveBack();
		throw error;
	}
}
