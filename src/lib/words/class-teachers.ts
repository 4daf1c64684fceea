/** What somebody is in a class; said of a person: “Editor”. */
export const ROLE_NAMES = { owner: 'Owner', editor: 'Editor', viewer: 'Viewer' } as const;

/** What the roles may do that can be given. */
export const ROLES_HINT =
	'Editors can do everything except delete the class or choose its teachers. Viewers can see everything but change nothing.';

/** Said of what somebody’s role, or the class, does not allow. */
export const ROLE_REFUSED = {
	viewer: 'You can view this class but not change it. Ask its owner if you need to do this.',
	editor: 'Only the owner of this class can do this.',
	archived: 'This class is archived, so it can’t be changed. Restore it on its Settings page first.',
} as const satisfies Record<string, string>;

/** What is wrong with a field, and what to do. */
export const TEACHER_PROBLEMS = {
	email: 'Enter the email address of a teacher on this server.',
	unknown: 'No teacher on this server has this address. Check it, or create a link instead.',
	own: 'This is your own address.',
	already: 'This teacher already has access or an invitation. You can change their role above.',
	full: (most: number) => `A class can have up to ${most} other teachers. Remove one first.`,
	role: 'Choose a role.',
	until: 'Choose a date from today on, within the next 10 years.',
	gone: 'This person is no longer on the list.',
	notAccepted: 'They need to accept the invitation first.',
	invitationGone: 'This invitation has been withdrawn or has expired. Ask for a new one.',
} as const satisfies Record<string, string | ((most: number) => string)>;

/** What somebody is invited to. */
export const invitationWords = (invitation: {
	readonly name: string;
	readonly owner: string;
	readonly role: 'editor' | 'viewer';
	/** In words; null without end. */
	readonly until: string | null;
}): string =>
	`${invitation.owner} has invited you to teach “${invitation.name}”. You’ll be able to ${
		invitation.role === 'editor' ? 'see and change everything in it' : 'see everything in it'
	}${invitation.until === null ? '' : `, until ${invitation.until}`}.`;
