import adapter from '@sveltejs/adapter-node';
import { leanStyles } from './src/build/lean-styles.ts';
import { keepHashed } from './src/cli/keep-hashed.ts';

/** Routes that are made ahead for each of something that no module has to have. */
const OPTIONAL = [
	'/learn/[module]/read/[reading]/plain.json',
	'/learn/[module]/case/[case]',
	'/learn/[module]/case/[case]/print/[[key=key]]',
	'/learn/[module]/case/[case]/projector',
];

const node = adapter({ precompress: true });

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		// One stands at nearly every element of a page; the usual “svelte-” before it is a tenth of the page. No class that is
		// written by hand has a capital letter.
		cssHash: ({ hash, css }) => `S${hash(css).slice(0, 4)}`,
	},
	kit: {
		adapter: {
			...node,
			async adapt(builder) {
				await leanStyles('.svelte-kit/output/prerendered/pages');
				await keepHashed('build/client/_app/immutable', () => node.adapt(builder), Date.now());
			},
		},
		// Learners' pages are small: their styles travel inside the page and cost no second round trip.
		inlineStyleThreshold: 65_536,
		// Registered by `learner/later/offline.ts`, once a page has come to rest.
		serviceWorker: { register: false },
		// Every request that writes is checked in `hooks.server.ts`: more strictly, and answered with our own page.
		csrf: { trustedOrigins: ['*'] },
		prerender: {
			handleHttpError: 'fail',
			handleUnseenRoutes({ routes, message }) {
				// A module need have neither plain versions nor cases, so that a library may have no page of these.
				if (routes.some((route) => !OPTIONAL.includes(route))) throw new Error(message);
			},
		},
	},
};
