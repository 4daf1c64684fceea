/** A `Map`, or a `WeakMap` where the keys are elements. */
interface Asked<Key, Value> {
	get(key: Key): Promise<Value> | undefined;
	set(key: Key, value: Promise<Value>): unknown;
	delete(key: Key): unknown;
}

/** One request for each key, however often it is asked for; after a failure, another. */
export const askOnce =
	<Key, Value>(asked: Asked<Key, Value>, load: (key: Key) => Promise<Value>) =>
	(key: Key): Promise<Value> => {
		const before = asked.get(key);
		if (before) return before;
		const loading = load(key);
		asked.set(key, loading);
		loading.catch(() => asked.delete(key));
		return loading;
	};
