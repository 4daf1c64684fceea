import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ precompress: true }),
		// Learners' pages are small: their styles travel inside the page and cost no second round trip.
		inlineStyleThreshold: 65_536,
		prerender: {
			handleHttpError: 'fail',
			handleMissingId({ id, message }) {
				// “p2.s2:~:text=…” is an id and a text fragment; the checker vouches for both.
				if (!id.includes(':~:')) throw new Error(message);
			},
		},
	},
};
