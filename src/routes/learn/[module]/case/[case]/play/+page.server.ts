import { parseReadFor } from '$lib/device/assigned-reads';
import { findCase, findModule } from '$lib/server/library';
import { parseRoad } from '$lib/quiz/case/walk';
import type { PageServerLoad } from './$types';

export const prerender = false;

/** Where somebody is who plays without JavaScript: all of it stands in the address, and none of it can be trusted. */
export const load = (({ params, url }) => {
	const module = findModule(params.module);
	const one = findCase(module, params.case);
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const before = parseRoad(one, asked('road')) ?? [];
	const choice = asked('choice');
	const road = (choice && parseRoad(one, [...before, choice].join('.'))) || before;
	return {
		module,
		case: one,
		road,
		isOn: road === before && asked('on') === '1',
		owner: parseReadFor(asked('for')),
	};
}) satisfies PageServerLoad;
