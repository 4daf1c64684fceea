import type { Answer, App } from './start-app.ts';

type Fields = Readonly<Record<string, string>>;

/** What a browser does with an app: it keeps cookies, and says where a form came from. */
export function makeBrowser(app: App, origin = app.origin) {
	const cookies = new Map<string, string>();

	function keep(answer: Answer): Answer {
		for (const line of answer.headers['set-cookie'] ?? []) {
			const [pair = ''] = line.split(';');
			const at = pair.indexOf('=');
			if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
			else cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return answer;
	}
	const headers = () => ({
		accept: 'text/html',
		cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
	});

	return {
		cookies,
		get: async (path: string) => keep(await app.ask({ path, headers: headers() })),
		/** Sends a form, as the page at `origin` does. */
		post: async (path: string, fields: Fields | URLSearchParams = {}, more: Fields = { origin }) =>
			keep(
				await app.ask({
					path,
					method: 'POST',
					headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded', ...more },
					body: new URLSearchParams(fields).toString(),
				}),
			),
		json: async (path: string, body: unknown, more: Fields = { origin }) =>
			keep(
				await app.ask({
					path,
					method: 'POST',
					headers: { ...headers(), 'content-type': 'application/json', ...more },
					body: JSON.stringify(body),
				}),
			),
	};
}

export type Browser = ReturnType<typeof makeBrowser>;
