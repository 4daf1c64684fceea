import type { Engine } from './engine.ts';

/** A moment for the tables that better-auth writes: a date where the engine has dates, else text. */
export const dateOf = ({ engine }: { readonly engine: Engine }, now: number) =>
	engine === 'postgres' ? new Date(now) : new Date(now).toISOString();
