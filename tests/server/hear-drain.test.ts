import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { get } from 'node:http';
import compression from 'compression';
import { expect, test } from 'vitest';
import { hearDrainOnce } from '../../src/lib/server/hear-drain.ts';

const PIECES = 300;
const piece = (n: number) => `${n} ${'x'.repeat(50_000)}\n`;

test('a file of many pieces waits for each to be taken, and leaves no listener behind', async () => {
	const warnings: string[] = [];
	const warned = ({ name }: Error) => warnings.push(name);
	process.on('warning', warned);
	let waited = 0;
	const compress = compression();
	const server = createServer((req, res) => {
		compress(req as never, res as never, () => {
			hearDrainOnce(res);
			res.setHeader('content-type', 'text/csv');
			let n = 0;
			const next = () => {
				while (n < PIECES) {
					if (res.write(piece(n++))) continue;
					waited += 1;
					res.once('drain', next);
					return;
				}
				res.end();
			};
			next();
		});
	});
	try {
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const body = await new Promise<string>((done, failed) => {
			get({ port, host: '127.0.0.1', headers: { 'accept-encoding': 'gzip' } }, (answer) => {
				text(answer.pipe(createGunzip())).then(done, failed);
			}).on('error', failed);
		});
		expect(body).toBe(Array.from({ length: PIECES }, (_, n) => piece(n)).join(''));
		expect(waited).toBeGreaterThan(10);
		expect(warnings).toEqual([]);
	} finally {
		process.off('warning', warned);
		server.close();
	}
});
