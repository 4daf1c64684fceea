/** Says how it went, in the section or dialog where it was asked for; screen readers hear it. */
export function say(part: Element | null | undefined, text: string, problem = false) {
	const said = part?.closest('section, dialog')?.querySelector<HTMLElement>('[role=status]');
	if (!said) return;
	said.textContent = text;
	said.toggleAttribute('data-problem', problem);
}

/** `1,204`. */
export const number = (value: number) => value.toLocaleString('en-GB');

/** `1 entry`, `1,204 entries`. */
export const entries = (count: number) => `${number(count)} ${count === 1 ? 'entry' : 'entries'}`;

/** `less than 1 kB`, `340 kB`, `1.2 MB`. */
export function size(bytes: number): string {
	if (bytes < 1_000) return 'less than 1 kB';
	if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
