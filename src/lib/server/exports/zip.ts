import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { PIECE } from './pieces.ts';

/** While so much waits for zlib, no more is made. Level 3 takes twice as long for a twentieth less. */
const DEFLATE = { level: 2, highWaterMark: 4 * PIECE, chunkSize: PIECE };

/** A file within a ZIP. */
interface Entry {
	readonly path: Buffer;
	/** Where its header begins, in bytes. */
	readonly at: number;
	crc: number;
	size: number;
	packed: number;
}

/** One file within a ZIP, while it is written. */
interface ZipPart {
	/** Resolves when more may come. @param bytes many: each time costs a turn of zlib’s thread */
	write(bytes: Uint8Array): Promise<void>;
	end(text?: string): Promise<void>;
}

export interface ZipWriter {
	/** One after another: the one before has ended. */
	part(path: string): ZipPart;
	/** The bytes that are ready, in their order, and have not been taken yet. */
	take(): Uint8Array[];
	/** Writes the list of parts. */
	end(): void;
	/** Lets go of what is under way, when nobody wants the rest. */
	close(): void;
}

/**
 * Writes a ZIP of texts as it is made (PKWARE, APPNOTE.TXT): sizes stand behind each part. Deflated by zlib in another
 * thread, while the next rows are made. No part says when it was made, so the same texts make the same bytes.
 */
export function zipWriter(): ZipWriter {
	const ready: Uint8Array[] = [];
	const entries: Entry[] = [];
	let deflate: DeflateRaw | null = null;
	let at = 0;
	const put = (bytes: Uint8Array) => {
		at += bytes.length;
		ready.push(bytes);
	};
	return {
		take: () => ready.splice(0),
		part(path) {
			const entry: Entry = { path: Buffer.from(path), at, crc: 0, size: 0, packed: 0 };
			entries.push(entry);
			put(localHeader(entry));
			deflate = createDeflateRaw(DEFLATE);
			return deflated(deflate, entry, put);
		},
		end() {
			const from = at;
			for (const entry of entries) put(directoryHeader(entry));
			put(directoryEnd(entries.length, at - from, from));
		},
		close: () => void deflate?.destroy(),
	};
}

function deflated(deflate: DeflateRaw, entry: Entry, put: (bytes: Uint8Array) => void): ZipPart {
	deflate.on('data', (piece: Uint8Array) => {
		entry.packed += piece.length;
		put(piece);
	});
	async function write(bytes: Uint8Array) {
		entry.crc = crc32(bytes, entry.crc);
		entry.size += bytes.length;
		if (!deflate.write(bytes)) await once(deflate, 'drain');
	}
	return {
		write,
		async end(text = '') {
			if (text) await write(Buffer.from(text));
			const ended = once(deflate, 'end');
			deflate.end();
			await ended;
			put(fields(['u32', 0x08_07_4b_50], ['u32', entry.crc], ['u32', entry.packed], ['u32', entry.size]));
		},
	};
}

type Field = readonly ['u16' | 'u32', number];

function fields(...all: readonly Field[]): Buffer {
	const bytes = Buffer.alloc(all.reduce((sum, [kind]) => sum + (kind === 'u16' ? 2 : 4), 0));
	let at = 0;
	for (const [kind, value] of all)
		at = kind === 'u16' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at);
	return bytes;
}

/** Version 2.0; sizes stand behind the part, and its path is UTF-8; deflated; 1 January 1980, the earliest there is. */
const COMMON: readonly Field[] = [
	['u16', 20],
	['u16', 0x08_08],
	['u16', 8],
	['u16', 0],
	['u16', 0x00_21],
];

const localHeader = ({ path }: Entry) =>
	Buffer.concat([
		fields(
			['u32', 0x04_03_4b_50],
			...COMMON,
			['u32', 0],
			['u32', 0],
			['u32', 0],
			['u16', path.length],
			['u16', 0],
		),
		path,
	]);

const directoryHeader = ({ path, at, crc, size, packed }: Entry) =>
	Buffer.concat([
		fields(
			['u32', 0x02_01_4b_50],
			['u16', 20],
			...COMMON,
			['u32', crc],
			['u32', packed],
			['u32', size],
			['u16', path.length],
			// No extra field, no comment, the first disk, no attributes.
			['u16', 0],
			['u16', 0],
			['u16', 0],
			['u16', 0],
			['u32', 0],
			['u32', at],
		),
		path,
	]);

const directoryEnd = (count: number, size: number, at: number) =>
	fields(
		['u32', 0x06_05_4b_50],
		['u16', 0],
		['u16', 0],
		['u16', count],
		['u16', count],
		['u32', size],
		['u32', at],
		['u16', 0],
	);
