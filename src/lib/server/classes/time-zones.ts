/** Names of all time zones this machine knows, and those given, for a list to choose from. */
export function timeZones(...also: readonly string[]): string[] {
	return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...also])].sort();
}
