import adapter from '@sveltejs/adapter-node';
import { keepHashed } from './src/cli/keep-hashed.ts';

const node = adapter({ precompress: true });

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: {
			...node,
			adapt: (builder) => keepHashed('build/client/_app/immutable', () => node.adapt(builder), Date.now()),
		},
		// Learners' pages are small: their styles travel inside the page and cost no second round trip.
		inlineStyleThreshold: 65_536,
		// Registered by `study/later/offline.ts`, once a page has come to rest.
		serviceWorker: { register: false },
		prerender: {
			handleHttpError: 'fail',
			handleMissingId({ id, message }) {
				// “p2.s2:~:text=…” is an id and a text fragment; the checker vouches for both.
				if (!id.includes(':~:')) throw new Error(message);
			},
		},
	},
};
