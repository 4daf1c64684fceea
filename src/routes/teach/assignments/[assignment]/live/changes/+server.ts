import { onChange } from '$lib/server/attempts/changes';
import { ownAssignment } from '$lib/server/results/own-assignment';
import { makeSeats } from '$lib/server/seats';
import { RESULT_PROBLEMS } from '$lib/words/results';
import type { RequestHandler } from './$types';

/** A proxy gives up a connection on which nothing comes for a minute. */
const SIGN_OF_LIFE_MS = 20_000;
/** Thirty students answer at once; the page is not made anew thirty times. */
const AT_MOST_EVERY_MS = 1_000;
/** Then the browser asks again, and again it is asked who it is. */
const LASTS_MS = 10 * 60_000;

/** Live pages that a teacher has open at once, and all teachers together. */
const takeSeat = makeSeats(8, 400);

/** Tells the teacher's page that something has changed, as server-sent events; what, it then asks for. */
export const GET: RequestHandler = ({ locals, request }) => {
	const { class: own, assignment } = ownAssignment(locals);
	const { database } = locals.state;
	const leave = takeSeat(locals.teacher?.id ?? '');
	// The page then asks by itself, again and again.
	if (!leave) return new Response(RESULT_PROBLEMS.manyLive, { status: 429 });
	const text = new TextEncoder();
	let end = () => {};
	const stream = new ReadableStream<Uint8Array>({
		start(controller) {
			let waiting: NodeJS.Timeout | undefined;
			const send = (line: string) => controller.enqueue(text.encode(`${line}\n\n`));
			const tell = () => {
				waiting ??= setTimeout(() => {
					waiting = undefined;
					send('data: changed');
				}, AT_MOST_EVERY_MS);
			};
			// Of the class it is heard who joins.
			const stops = [assignment.id, own.id].map((id) => onChange(database, id, tell));
			const life = setInterval(() => send(': still here'), SIGN_OF_LIFE_MS);
			const over = setTimeout(() => {
				end();
				controller.close();
			}, LASTS_MS);
			end = () => {
				end = () => {};
				leave();
				for (const stop of stops) stop();
				clearInterval(life);
				clearTimeout(over);
				clearTimeout(waiting);
			};
			request.signal.addEventListener('abort', () => end());
			// What happened between the page and this connection.
			send('retry: 3000\ndata: changed');
		},
		cancel: () => end(),
	});
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
	});
};
