/** Learners' pages carry no framework; each brings its own small script (see `study/vite-scripts.ts`). */
export const csr = false;
export const prerender = true;
