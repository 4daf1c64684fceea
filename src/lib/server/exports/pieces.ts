/** So many bytes are handed on at a time: each piece costs a turn of zlib’s thread, and of the socket. */
export const PIECE = 256 * 1024;

/** The bytes of a file, gathered into pieces. */
export interface Pieces {
	readonly put: (bytes: Uint8Array) => void;
	/** @param text of ASCII alone */
	readonly putAscii: (text: string) => void;
	/** The pieces that are full, and have not been taken yet. */
	readonly full: () => Uint8Array[];
	/** All that has not been taken yet. */
	readonly rest: () => Uint8Array[];
}

export function gathered(): Pieces {
	const ready: Uint8Array[] = [];
	let piece = Buffer.allocUnsafeSlow(PIECE);
	let at = 0;
	const next = (size: number) => {
		if (at > 0) ready.push(piece.subarray(0, at));
		piece = Buffer.allocUnsafeSlow(size);
		at = 0;
	};
	const makeRoom = (size: number) => {
		if (at + size > piece.length) next(Math.max(PIECE, size));
	};
	return {
		put(bytes) {
			makeRoom(bytes.length);
			piece.set(bytes, at);
			at += bytes.length;
		},
		putAscii(text) {
			makeRoom(text.length);
			at += piece.write(text, at, 'latin1');
		},
		full: () => ready.splice(0),
		rest() {
			next(PIECE);
			return ready.splice(0);
		},
	};
}
