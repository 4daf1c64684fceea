import { waitWords } from './wait-words.ts';

const EXPIRED = 'has been used or has expired. Ask for a new one.';
const EASY = 'A short sentence is easy to remember.';

/** Hints below the fields of an account. */
export const ACCOUNT_HINTS = {
	newPassword: `Use at least 10 characters. Avoid common passwords. ${EASY}`,
	ownEmail: 'You’ll be signed out everywhere. Then sign in with the new address.',
	ownPassword: 'Use at least 10 characters. Avoid common passwords. You’ll be signed out everywhere.',
} as const satisfies Record<string, string>;

/** What is wrong with a field, and what to do. */
export const ACCOUNT_PROBLEMS = {
	noName: 'Enter your name.',
	email: 'Enter a full email address, such as name@school.example.',
	emailTaken: 'There’s already an account with this address. Sign in instead.',
	otherEmailTaken: 'There’s already an account with this address. Enter another.',
	shortPassword: (least: number) => `Use at least ${least} characters. ${EASY}`,
	commonPassword: `This password is too common. Choose another. ${EASY}`,
	wrongPassword: 'Your current password is wrong.',
} as const satisfies Record<string, string | ((number: number) => string)>;

export const LINKS_GONE = {
	invitation: `This invitation ${EXPIRED}`,
	password: `This link ${EXPIRED}`,
	account: `This link ${EXPIRED}`,
	setUp: 'This link has been used or has expired. The server prints a new one when it starts.',
} as const satisfies Record<string, string>;

const DISABLED = 'This account has been disabled. Contact an administrator.';

export const SIGN_IN_REFUSED = {
	wrong: 'Wrong email address or password. Passwords are case-sensitive.',
	disabled: DISABLED,
	busy: 'Too many people are signing in right now. Try again in a few seconds.',
} as const satisfies Record<string, string>;

/** By the words that better-auth puts into the address. */
export const SCHOOL_REFUSED: Readonly<Record<string, string>> = {
	school: 'Signing in with your school didn’t work. Try again, or contact an administrator.',
	unable_to_create_session: DISABLED,
	signup_disabled: 'There’s no teacher account for your school address yet. Ask for an invitation first.',
	account_not_linked:
		'There’s an account with this address, but your school hasn’t verified it. Sign in with your password.',
};

export const ACCOUNTS_CLOSED = {
	signUp: 'You need an invitation to create an account on this server.',
	school: 'School sign-in isn’t set up on this server.',
	mail: 'This server can’t send email. Ask an administrator for a link.',
} as const satisfies Record<string, string>;

/** Said when something is tried too often from one place. */
export const TOO_MANY = {
	passwords: (ms: number) =>
		`Too many wrong passwords. Try again in ${waitWords(ms)}, or reset your password.`,
	tries: (ms: number) => `Too many attempts. Try again in ${waitWords(ms)}.`,
	accounts: (ms: number) =>
		`Too many accounts have been created from your network. Try again in ${waitWords(ms)}.`,
	links: (ms: number) => `Too many requests from your network. Try again in ${waitWords(ms)}.`,
} as const satisfies Record<string, (ms: number) => string>;
export const BUSY = 'The server is busy. Try again in a few seconds.';

/** Said of the teacher’s own account. */
export const OWN_ACCOUNT = {
	otherEmail: 'Enter your email address exactly as shown above. Nothing was deleted.',
	kept: (problem: string) => `${problem} Nothing was deleted.`,
	notFresh: 'Sign in again before you delete your account. Nothing was deleted.',
	needsPassword: 'Ask an administrator to change your address.',
	onlyAdministrator: 'You’re the only administrator, so you can’t delete your account. Nothing was deleted.',
	shared:
		'Other teachers share some of your classes. Make one of them the owner, or remove them, on each class’s Teachers page. Nothing was deleted.',
} as const satisfies Record<string, string | ((problem: string) => string)>;

/** Said to an administrator of another account. */
export const OTHER_ACCOUNT = {
	gone: 'This account has been deleted.',
	unknown: 'This account doesn’t exist. It may have been deleted.',
	own: 'You can’t disable your own account.',
	onlyAdministratorDisabled: 'This is the only administrator. Nothing was changed.',
	disabledAdministrator: 'Enable the account first. Nothing was changed.',
	ownEmail: 'Change your own address on your account page.',
	onlyAdministratorDeleted: 'This is the only administrator. Nothing was deleted.',
	shared: 'Some of these classes are shared with other teachers. Transfer those first. Nothing was deleted.',
	noClass: 'Choose at least one class.',
	noTeacher: 'Choose a teacher with a confirmed account. Nothing was changed.',
	notDisabled: 'Disable the account first. Nothing was deleted.',
	otherEmail: 'Enter the email address exactly as shown above. Nothing was deleted.',
} as const satisfies Record<string, string>;

/** A link to choose a new password, as it is sent by email. */
export const PASSWORD_MAIL = {
	subject: 'Reset your Mandate password',
	text: (link: string) =>
		`Use this link within a day to choose a new password:\n\n${link}\n\nIf you didn’t ask for this, ignore this email. Your password won’t change.\n`,
} as const satisfies Record<string, string | ((link: string) => string)>;

/** Sent to the address before and to the new one. */
export const EMAIL_MAIL = {
	subject: 'Your Mandate email address was changed',
	text: (email: string) =>
		`The email address of your Mandate account is now ${email}. Use it to sign in.\n\nIf you didn’t expect this, contact the administrator of your school’s Mandate server.\n`,
} as const satisfies Record<string, string | ((email: string) => string)>;

/** What became of an invitation. */
export const INVITATION_STATES = {
	open: 'not used yet',
	used: 'used',
	expired: 'expired',
} as const satisfies Record<string, string>;
