import { redirect } from '@sveltejs/kit';
import { wholeNumber } from '$lib/server/form-text';
import { asOfVersion, plainOf } from '$lib/server/library';
import { makePaper } from '$lib/server/taking/paper';
import { attemptsAt, addressOf, homeOf, takenOf } from '$lib/server/taking/taken';
import type { PageServerLoad } from './$types';

/** The newest attempt that is over, or the one the address asks for by its number. */
export const load = (async ({ locals, params, url }) => {
	const taken = takenOf(locals, params);
	const over = (await attemptsAt(taken)).filter(({ overSince }) => overSince !== null);
	const asked = url.searchParams.get('attempt');
	const number = asked === null ? over.at(-1)?.row.number : wholeNumber(asked, 1_000_000);
	const found = over.find(({ row }) => row.number === number);
	if (!found) redirect(303, homeOf(taken));
	return {
		assignment: taken.assignment.title,
		home: homeOf(taken),
		address: `${addressOf(taken)}/results`,
		paper: await makePaper(taken, found),
		plain: plainOf(found.version),
		asOf: asOfVersion(found.version),
		numbers: over.map(({ row }) => row.number),
	};
}) satisfies PageServerLoad;
