import type { ParamMatcher } from '@sveltejs/kit';

/** `/print/key` is the worksheet with its key. */
export const match = ((param): param is 'key' => param === 'key') satisfies ParamMatcher;
