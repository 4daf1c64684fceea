/** What a good answer can rest on is cited by the item itself; no part of it is right or wrong. */
export const explained = (): never[] => [];
export const resting = (): never[] => [];
export const proving = (): never[] => [];
export const lines = (): never[] => [];
