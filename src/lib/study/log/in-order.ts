import type { StudyEvent } from './study-event.ts';

/** Any order in, one order out: what was seen came before what was done after seeing it. */
export const inOrder = (events: readonly StudyEvent[]): StudyEvent[] => [...events].sort(compare);

const compare = (a: StudyEvent, b: StudyEvent) => a.seq - b.seq || (a.id < b.id ? -1 : Number(a.id > b.id));
