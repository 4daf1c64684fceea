/** Whether more than one choice may be selected: more than one is right, and not each of them by itself. */
export const asksForSeveral = ({
	choices,
	ruling,
}: {
	readonly choices: readonly { readonly correct: boolean }[];
	readonly ruling?: { readonly one?: true };
}): boolean => ruling?.one !== true && choices.filter(({ correct }) => correct).length > 1;
