import { ofClass } from './guesses.ts';
import { rememberNetwork } from '../known.ts';
import { anonymousNetwork } from '../network.ts';
import type { State } from '../state.ts';

/**
 * The teacher shows the code of a class to those around: on this network it comes in even when somebody there has used
 * up what may be guessed, before any student was the first.
 */
export const rememberClassHere = (
	{ state }: { readonly state: Pick<State, 'database' | 'secret'> },
	classId: string,
	address: string,
) =>
	rememberNetwork(state.database.db, ofClass(classId), anonymousNetwork(state.secret, address), Date.now());
