import { throwRefusal } from '$lib/server/access/refusals';
import type { PageServerLoad } from './$types';

export const load = ((event) => throwRefusal(event, event.params.why)) satisfies PageServerLoad;
