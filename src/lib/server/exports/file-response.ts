import { Readable } from 'node:stream';

export const CSV = 'text/csv; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A file that is saved, sent in pieces as they are made.
 * @param title of what it is about, and `file` which of its files: together its name
 */
export const fileResponse = (
	pieces: AsyncIterable<Uint8Array>,
	type: typeof CSV | typeof XLSX,
	title: string,
	file: string,
): Response =>
	new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${fileName(title, file)}"`,
		},
	});

/** Letters that every system takes, and that cannot end the header. */
function fileName(title: string, file: string): string {
	const safe = title
		.normalize('NFKD')
		.replace(/[^A-Za-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
	return safe ? `${safe}-${file}` : file;
}
