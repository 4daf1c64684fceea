import { TOKEN_FIELD } from '../rules/form-token.ts';

/**
 * A page that is fetched anew when somebody goes back to it shows the same forms, with what was typed: so they keep their
 * tokens, too, in that entry of the history. Sent again, they are the same act.
 */
export function keepTokens() {
	const counts = new Map<string, number>();
	const fields = [...document.querySelectorAll<HTMLInputElement>(`input[name="${TOKEN_FIELD}"]`)].map(
		(field) => {
			const action = field.form?.getAttribute('action') ?? '';
			const at = counts.get(action) ?? 0;
			counts.set(action, at + 1);
			return [`${TOKEN_FIELD} ${action} ${at}`, field] as const;
		},
	);
	const state: unknown = history.state;
	const kept: Readonly<Record<string, unknown>> = typeof state === 'object' ? { ...state } : {};
	if (isComingBack()) {
		for (const [name, field] of fields) {
			const token = kept[name];
			if (typeof token === 'string') field.value = token;
		}
	}
	const tokens = Object.fromEntries(fields.map(([name, { value }]) => [name, value]));
	history.replaceState({ ...kept, ...tokens }, '');
}

function isComingBack(): boolean {
	const [entry] = performance.getEntriesByType('navigation');
	return entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward';
}
