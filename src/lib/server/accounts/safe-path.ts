/** Where a teacher lands who wanted nothing else. */
const HOME = '/teach';

/**
 * Where to go after signing in: only to a page of teachers on this server, whatever the address bar was made to
 * say.
 */
export function safePath(wanted: string | null): string {
	if (!wanted || wanted.length > 500 || !wanted.startsWith('/') || /[\\\s]|^\/\//.test(wanted)) return HOME;
	const { origin, pathname, search } = new URL(wanted, 'https://own.invalid');
	const isOurs = origin === 'https://own.invalid' && /^\/teach(\/|$)/.test(pathname);
	return isOurs && !pathname.startsWith('/teach/sign-') ? pathname + search : HOME;
}
