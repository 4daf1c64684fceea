/** What an unset `PORT` means. */
export const USUAL_PORT = 3000;

/** Listened to on every address of the machine. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** A host as it is written in an address. */
const written = (host: string) =>
	EVERYWHERE.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

/** Where a server listens. @param host as `HOST` has it */
export const listensAt = (host: string, port: number) => `http://${written(host)}:${port}`;

/**
 * Where links to this server lead, with no slash at the end: `ORIGIN`, else where a server listens that was started with the
 * same `HOST` and `PORT`. What is set to nothing is not set.
 */
export function siteAddress({ ORIGIN, HOST, PORT }: NodeJS.ProcessEnv): string {
	if (ORIGIN) return ORIGIN.replace(/\/+$/, '');
	return listensAt(HOST || EVERYWHERE[0] || '', Number(PORT || USUAL_PORT));
}
