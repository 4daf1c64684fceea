import type { Quiz } from '../../quiz/types.ts';

/** `Actors`, and where there are several forms of it, which: `Actors, form B`. */
export const paperTitle = ({ title }: Pick<Quiz, 'title'>, form: number, forms: number) =>
	forms > 1 ? `${title}, form ${String.fromCharCode(65 + form)}` : title;
