/** Makes something of each once, and keeps it as long as what is returned is kept. */
export function eachOnce<T, R>(make: (one: T) => R): (one: T) => R {
	const known = new Map<T, R>();
	return (one) => {
		const found = known.get(one);
		if (found !== undefined) return found;
		const made = make(one);
		known.set(one, made);
		return made;
	};
}
