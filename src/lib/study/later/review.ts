import type { Wanted } from '../load-items.ts';
import type { Attempt } from '../../quiz/attempt.ts';
export async function wantedNow(_module: string, _order: readonly string[]): Promise<Wanted[]> {
	return [];
}
export async function mountStart(
	_t: HTMLElement,
	_p: { module: string; begin: (w: readonly Wanted[]) => Promise<void> },
) {}
export async function mountDone(_t: HTMLElement, _p: { module: string; attempt: Attempt }) {}
