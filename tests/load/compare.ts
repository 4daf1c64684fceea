/** An event as a client made it. */
export interface Made {
	readonly id: string;
	readonly device: string;
	readonly sequence: number;
	readonly event: { readonly type: string; readonly at: number };
}

/** One as the database has it. */
export interface Stored {
	readonly id: string;
	readonly attempt_id: string;
	readonly device: string;
	readonly sequence: number;
	readonly body: string;
}

export interface Comparison {
	/** Acknowledged, and not there, or not as it was made. */
	readonly lost: readonly string[];
	/** What nobody made: a second copy under another id, another number, or in another attempt. */
	readonly twice: readonly string[];
}

/**
 * Holds what clients had acknowledged against what is stored. The table’s own keys keep an id from being there twice;
 * so each row is traced back to the one event that was made, by its device, its number, its kind and its time, and
 * whatever is left over is there once too often. (Items and choices are stored under other names than clients use.)
 */
export function compare(acknowledged: readonly Made[], rows: readonly Stored[]): Comparison {
	const left = Map.groupBy(rows, keyOfStored);
	const lost = acknowledged.filter((made) => left.get(keyOf(made))?.shift() === undefined);
	const over = [...left.values()].flat();
	// Of one device everything belongs to one attempt: it was begun once, however often that was asked for.
	const attempts = Map.groupBy(rows, ({ device }) => device);
	const split = [...attempts].filter(([, own]) => new Set(own.map(({ attempt_id }) => attempt_id)).size > 1);
	return {
		lost: lost.map(({ id }) => id),
		twice: [...over.map(({ id }) => id), ...split.map(([device]) => device)],
	};
}

const keyOf = ({ id, device, sequence, event: { type, at } }: Made) =>
	`${id} ${device} ${sequence} ${type} ${at}`;
const keyOfStored = ({ body, ...row }: Stored) => keyOf({ ...row, event: JSON.parse(body) as Made['event'] });
