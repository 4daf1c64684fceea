/** The store has not answered in time. It may do so yet: no reason to believe that it holds nothing. */
export class Late extends Error {}
/** The page is being left, or waits in the browser's memory for its return. */
export class Left extends Error {}

const LOST = ['InvalidStateError', 'AbortError', 'UnknownError', 'TransactionInactiveError'];

/** Whether trying again may help: the store did not answer, or its connection was lost. Else it refuses, or is full. */
export const mayPass = (error: unknown) =>
	error instanceof Late ||
	error instanceof Left ||
	(error instanceof DOMException && LOST.includes(error.name));
