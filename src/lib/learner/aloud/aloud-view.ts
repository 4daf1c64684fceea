import type { PlayerState } from './player.ts';

/** What the player's bar shows: that it looks for a voice, why it says nothing, or where it is. */
export type AloudView =
	| { readonly state: 'waiting' }
	| { readonly state: 'silent'; readonly why: string }
	| { readonly state: PlayerState; readonly at: number; readonly of: number };
