/** Rendered anew for each request. */
export const prerender = false;
