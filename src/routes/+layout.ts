/** Learners' pages carry no framework; each brings its own small script (see `src/build/scripts.ts`). */
export const csr = false;
export const prerender = true;
