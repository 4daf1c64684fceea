import { json } from '@sveltejs/kit';
import { ownTable } from '$lib/server/results/live-table';
import { changesOf } from '$lib/server/results/stop-changes';
import type { RequestHandler } from './$types';

/** What has changed of the live table since the page was made, or asked last. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const since = Number(url.searchParams.get('since') ?? 0);
	const now = Date.now();
	const { results, table, counts } = await ownTable(locals);
	return json(changesOf(results, table, counts, Number.isFinite(since) ? since : 0, now));
};
