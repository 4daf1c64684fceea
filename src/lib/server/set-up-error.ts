/** Something for whoever starts the server to mend; its message says what. */
export class SetUpError extends Error {
	readonly code = 'MANDATE_SET_UP';
}
