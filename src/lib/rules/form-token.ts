/** The hidden field of a form that creates something. */
export const TOKEN_FIELD = 'once';

/** 192 random bits in base64url: another one each time a form is shown. */
export function formToken(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(24));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_');
}
