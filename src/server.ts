import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants } from 'node:zlib';
import compression from 'compression';
import { hearDrainOnce } from './lib/server/hear-drain.ts';
import { clientAddress, proxiesFrom, reportUnread } from './lib/server/proxies.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/** What the operator set; read now, since the handler is told other headers. */
const SET = { ...process.env };
/** Headers the handler reads protocol and address from; set here, so that no client can choose them. */
const PROTOCOL = 'x-mandate-protocol';
const ADDRESS = 'x-mandate-client';
/** A table of megabytes says the same again and again: the least effort takes nine tenths off, and large pieces few turns. */
const LARGE = {
	level: 2,
	chunkSize: 128 * 1024,
	brotli: { chunkSize: 128 * 1024, params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
};
const STOP_WITHIN_MS = 3_000;
/** How often connections are looked at whose request takes too long. */
const CHECK_EVERY_MS = 5_000;

/**
 * Starts the built app. The only way in: whatever answers, a prerendered page, a file, an error, passes
 * through here and carries the security headers.
 * @param build folder that `npm run build` wrote
 * @throws with `code: 'EADDRINUSE'` when the port is taken
 */
export async function serve(options: { host: string; port: number; build: string }): Promise<Server> {
	const proxies = proxiesFrom(SET);
	if (!SET.ORIGIN) process.env.PROTOCOL_HEADER = PROTOCOL;
	process.env.ADDRESS_HEADER = ADDRESS;
	// As an address: a folder may be called “50% #1”, which means something else to `import`.
	const { href } = pathToFileURL(join(options.build, 'handler.js'));
	const { handler } = (await import(href)) as { handler: Handler };
	const hashes = await scriptHashes(join(options.build, 'prerendered'));
	const ofAnyPage = securityHeaders([...new Set([...hashes.values()].flat())].sort());
	const ofFiles = securityHeaders([]);
	const ofPages = new Map([...hashes].map(([path, own]) => [path, securityHeaders(own)]));
	const compressPage = compression() as unknown as Handler;
	const compressTable = compression(LARGE) as unknown as Handler;

	const server = createServer({ connectionsCheckingInterval: CHECK_EVERY_MS }, (req, res) => {
		reportUnread(req.headers, SET);
		const secure = SET.ORIGIN?.startsWith('https:') || protocol(req) === 'https';
		req.headers[PROTOCOL] = secure ? 'https' : 'http';
		req.headers[ADDRESS] = clientAddress(req, proxies);
		const ofPage = () => ofPages.get(pathOf(req)) ?? ofAnyPage;
		for (const [name, value] of isFile(req) ? ofFiles : ofPage()) res.setHeader(name, value);
		if (mayScan(req)) res.setHeader('Permissions-Policy', permissions('(self)'));
		// Kept, but asked for again before it is used; hashed files say otherwise.
		res.setHeader('Cache-Control', 'no-cache');
		if (secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
		if (req.url === '/healthz') return healthy(res);
		if (!hostIsSound(req)) return refuse(res, 400, 'The Host header is missing or malformed.');
		const compress = isTable(req) ? compressTable : compressPage;
		compress(req, res, () => {
			hearDrainOnce(res);
			handler(req, res, () => refuse(res, 404, 'Not found.'));
		});
	});
	server.requestTimeout = 30_000;
	server.headersTimeout = 10_000;
	server.maxHeadersCount = 100;
	await new Promise<void>((listening, failed) => {
		server.once('error', failed);
		server.listen(options.port, options.host, listening);
	});
	return server;
}

/** Lets requests under way finish, for three seconds at most. */
export function stop(server: Server): Promise<void> {
	return new Promise((stopped) => {
		const force = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
		// A connection that is answered now has no next request to be kept for.
		server.keepAliveTimeout = 1;
		server.close(() => {
			clearTimeout(force);
			stopped();
		});
		server.closeIdleConnections();
	});
}

const isTable = ({ url = '' }: IncomingMessage) => /^[^?]+\.csv(\?|$)/.test(url);

/** What is no page runs no script of a page’s, and need not carry the hashes of them all. */
const isFile = ({ url = '' }: IncomingMessage) => /^[^?]+\.(?!html(\?|$))\w+(\?|$)/.test(url);

/** Without what follows a question mark, decoded as the handler does it; a path that cannot be decoded is no page’s. */
function pathOf({ url = '' }: IncomingMessage): string {
	try {
		return decodeURIComponent(url.replace(/[?#].*/, ''));
	} catch {
		return '';
	}
}

/** One page reads codes with the camera, when the learner asks it to. */
const mayScan = ({ url = '' }: IncomingMessage) => /^\/data(\?|$)/.test(url);
const permissions = (camera: '()' | '(self)') =>
	`camera=${camera}, microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()`;

/** With several proxies in a row, what the first one saw. */
function protocol(req: IncomingMessage): string {
	const value = SET.PROTOCOL_HEADER ? req.headers[SET.PROTOCOL_HEADER.toLowerCase()] : undefined;
	return [value].flat()[0]?.split(',')[0]?.trim() ?? 'http';
}

function hostIsSound({ headers: { host = '' } }: IncomingMessage): boolean {
	const hasOnlyHostAndPort = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host);
	return hasOnlyHostAndPort && URL.canParse(`http://${host}`);
}

function healthy(res: ServerResponse) {
	res.setHeader('Cache-Control', 'no-store');
	res.setHeader('Content-Type', 'application/json');
	res.end('{"status":"ok"}');
}

function refuse(res: ServerResponse, status: number, message: string) {
	res.statusCode = status;
	res.setHeader('Content-Type', 'text/plain; charset=utf-8');
	res.end(message);
}

/** Scripts written into the prerendered pages are allowed one by one, by what they are. @returns hashes by a page’s path */
async function scriptHashes(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
	const hashes = new Map<string, readonly string[]>();
	for (const page of pages) {
		const file = join(page.parentPath, page.name);
		const scripts = (await readFile(file, 'utf8')).matchAll(/<script>([\s\S]*?)<\/script>/g);
		const path = `/${relative(folder, file).split(sep).join('/')}`.replace(/(index)?\.html$/, '');
		hashes.set(
			path,
			[...scripts].map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`),
		);
	}
	return hashes;
}

function securityHeaders(hashes: readonly string[]): [string, string][] {
	const policy = [
		"default-src 'self'",
		`script-src 'self' ${hashes.join(' ')}`.trim(),
		// Style attributes carry measured widths; there is no way to hash those one by one.
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	];
	return [
		['Content-Security-Policy', policy.join('; ')],
		['X-Content-Type-Options', 'nosniff'],
		['X-Frame-Options', 'DENY'],
		['Referrer-Policy', 'same-origin'],
		['Permissions-Policy', permissions('()')],
		['Cross-Origin-Opener-Policy', 'same-origin'],
		['Cross-Origin-Resource-Policy', 'same-origin'],
	];
}
