import type { Stamp } from './study-event.ts';

/** Any order in, one order out: what was seen came before what was done after seeing it. */
export const inOrder = <T extends Stamp>(events: readonly T[]): T[] => [...events].sort(compare);

const compare = (a: Stamp, b: Stamp) => a.seq - b.seq || (a.id < b.id ? -1 : Number(a.id > b.id));
