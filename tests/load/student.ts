import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { World } from './world.ts';

export type Step = 'join' | 'start' | 'page' | 'event' | 'hand-in';

/** Told of every request that came back: what it was for, and how long it took in ms. */
export type Tell = (step: Step, ms: number) => void;

interface Reply {
	readonly acknowledged: readonly string[];
	readonly refused: readonly { readonly id: string; readonly because: string }[];
}

/** A student's browser, as far as the server sees it: cookies, forms, and events sent as they happen. */
export function makeStudent({ origin, places }: World, n: number, tell: Tell) {
	const place = places[n % places.length];
	if (!place) throw new Error('There is no class to join.');
	const { code, assignment } = place;
	const name = `Student ${n}`;
	const cookies = new Map<string, string>();
	const device = randomUUID();
	let attempt = '';
	let sequence = 0;
	let tries = 0;

	async function ask(step: Step, path: string, init: RequestInit = {}): Promise<Response> {
		const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
		const begun = performance.now();
		const answer = await fetch(origin + path, {
			...init,
			redirect: 'manual',
			signal: AbortSignal.timeout(30_000),
			headers: { origin, cookie, accept: 'text/html', ...init.headers },
		});
		for (const line of answer.headers.getSetCookie()) {
			const [pair = ''] = line.split(';');
			const at = pair.indexOf('=');
			cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
		// A page has come when all of it has.
		const body = await answer.arrayBuffer();
		tell(step, performance.now() - begun);
		return new Response(body.byteLength > 0 ? body : null, {
			status: answer.status,
			headers: answer.headers,
		});
	}
	const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
	const expected = (what: string, answer: Response, status: number) => {
		if (answer.status !== status) throw new Error(`${what} answered ${answer.status}`);
		return answer;
	};

	return {
		/** Under another name where the answer to the first try was lost: that one is in use then. */
		async join() {
			tries += 1;
			expected('/join', await ask('join', `/join/${code}`), 200);
			const own = tries === 1 ? name : `${name}, try ${tries}`;
			expected('join', await ask('join', `/join/${code}?/join`, form({ name: own })), 303);
		},
		/** Begins, or comes back. */
		async begin() {
			const home = `/assignments/${assignment}`;
			expected('start', await ask('start', `${home}?/start`, form({ place: '0' })), 303);
			const page = await expected('page', await ask('page', `${home}/0`), 200).text();
			attempt = /"attempt":"([\w-]{36})"/.exec(page)?.[1] ?? '';
			if (!attempt) throw new Error('The page names no attempt.');
		},
		/** An event with its own id and number, to be sent as often as it takes. */
		make(event: { readonly type: string; readonly item?: string; readonly response?: readonly string[] }) {
			sequence += 1;
			return { id: randomUUID(), device, sequence, event: { at: Date.now(), ...event } };
		},
		/** @returns ids that the server has acknowledged */
		async send(events: readonly { readonly id: string }[], step: Step = 'event') {
			const answer = await ask(step, `/assignments/${assignment}/0/events`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ attempt, events }),
			});
			const reply = (await expected('events', answer, 200).json()) as Reply;
			const [refused] = reply.refused;
			if (refused) throw new Error(`an event was refused: ${refused.because}`);
			return reply.acknowledged;
		},
	};
}
