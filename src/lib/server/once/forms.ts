const HOUR_MS = 3_600_000;

interface FormRule {
	/**
	 * What happens when a form that was answered is sent again with other content, as after Back. `first`: what was
	 * created stays the only one, and the page says so. `again`: it is another decision, and is carried out.
	 */
	readonly changed: 'first' | 'again';
	/** How long the first answer is kept. */
	readonly lastsMs: number;
}

const CREATES: FormRule = { changed: 'first', lastsMs: 24 * HOUR_MS };
const DECIDES: FormRule = { changed: 'again', lastsMs: 24 * HOUR_MS };

/** Every form that creates something, or whose second press would do more than the first. */
export const FORMS = {
	// The answer signs a device in: no longer than somebody looks for the network.
	join: { changed: 'first', lastsMs: HOUR_MS },
	resume: { changed: 'again', lastsMs: HOUR_MS },
	'new-account': DECIDES,
	'new-password': DECIDES,
	'forgotten-password': DECIDES,
	invitation: CREATES,
	'password-link': DECIDES,
	'new-class': CREATES,
	'demo-class': CREATES,
	'new-code': CREATES,
	'undo-code': DECIDES,
	'end-class': CREATES,
	'add-students': DECIDES,
	'undo-add': DECIDES,
	'remove-since': DECIDES,
	'undo-remove-since': DECIDES,
	rename: DECIDES,
	merge: DECIDES,
	'extra-time': DECIDES,
	assign: CREATES,
	start: DECIDES,
	override: DECIDES,
	'hand-over': DECIDES,
} as const satisfies Readonly<Record<string, FormRule>>;

export type FormName = keyof typeof FORMS;
