/** Whether something may be done, and when not, why: a code, which the view puts into words. */
export type Permission<Reason extends string> =
	{ readonly may: true } | { readonly may: false; readonly because: Reason };

export const yes = { may: true } as const;
export const no = <Reason extends string>(because: Reason) => ({ may: false, because }) as const;
