/** Makes something the first time it is asked for, and keeps it. */
export function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}
