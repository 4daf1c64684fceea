import { ROLE_REFUSED } from './class-teachers.ts';
/** Said where there is nothing to show. */
export const NOTHING_HERE = {
	address: 'There’s nothing at this address.',
	orNotYours: 'There’s nothing at this address, or it isn’t yours.',
	module: 'There’s no module at this address.',
	quiz: 'There’s no quiz at this address.',
	case: 'There’s no case at this address.',
	reading: 'There’s no reading at this address.',
} as const satisfies Record<string, string>;

/** Said instead of a page that is not for whoever asks. */
export const REFUSED = {
	'sign-in': 'You’re no longer signed in. Sign in in another tab, then try again. Nothing here is lost.',
	'not-found': NOTHING_HERE.orNotYours,
	'not-vouched':
		'This assignment has questions from the question bank. You can see it once an administrator has confirmed your account.',
	...ROLE_REFUSED,
	'not-listed': 'This address has no access rule.',
} as const satisfies Record<string, string>;

/** Said of a request that no page of ours sends. */
export const UNSOUND = {
	address: 'This address isn’t valid. Check it, or go back and follow the link again.',
	broken:
		'We didn’t receive the whole form. Go back and send it again. Everything you entered is still there.',
	tooMany: (most: number) => `The form has more than ${most} fields. Go back and send less at a time.`,
	unstorable: 'The form contains characters we can’t store. Go back, remove them and send it again.',
	tooLarge: 'This is too large. Go back and send less at a time (512 kB at most).',
} as const satisfies Record<string, string | ((most: number) => string)>;

/** Said of a form that does not come from a page of this address. */
export const FOREIGN = {
	'address-unknown':
		'This site isn’t set up for the address you opened it at, so it couldn’t accept your form. You did nothing wrong. Please tell the person who runs this site.',
	'another-site':
		'This request came from another site, so it wasn’t accepted. Open this site at its usual address and try again.',
	'no-origin':
		'Your browser didn’t say which page this form came from, so it wasn’t accepted. A privacy setting or a browser extension may be the cause. Go back, reload the page and try again.',
} as const satisfies Record<string, string>;
