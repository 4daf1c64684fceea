/** A field of a form as text; a file, or nothing, is empty text. */
export function formText(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** A whole number from 0 to `most`, written in digits alone; null for anything else. */
export const wholeNumber = (value: FormDataEntryValue | null, most: number): number | null =>
	typeof value === 'string' && /^\d{1,15}$/.test(value) && Number(value) <= most ? Number(value) : null;
