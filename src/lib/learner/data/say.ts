/** Says how it went, in the section or dialog where it was asked for; screen readers hear it. */
export function say(part: Element | null | undefined, text: string, problem = false) {
	const said = part?.closest('section, dialog')?.querySelector<HTMLElement>('[role=status]');
	if (!said) return;
	said.textContent = text;
	said.toggleAttribute('data-problem', problem);
}
