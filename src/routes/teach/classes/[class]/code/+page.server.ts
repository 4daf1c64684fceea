import { showJoinCode } from '$lib/assign/join-code';
import { ownClass } from '$lib/server/classes/own-class';
import { qrPath } from '$lib/server/classes/qr-path';
import type { PageServerLoad } from './$types';

export const load = (({ locals, url }) => {
	const { id, name, join_code, open_joining } = ownClass(locals);
	const link = `${url.origin}/join/${join_code}`;
	return {
		class: { id, name },
		code: showJoinCode(join_code),
		// What is typed in: shorter than the whole link.
		address: `${url.host}/join`,
		qr: qrPath(link),
		isOpen: open_joining === 1,
	};
}) satisfies PageServerLoad;
