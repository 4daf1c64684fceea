/** What of the browser tells how it keeps things. */
interface Seen {
	readonly userAgent: string;
	/** Opened from the home screen or the dock. */
	readonly isInstalled: boolean;
}

/** Safari, and every browser on an iPhone or iPad, which is Safari underneath: it deletes what a site was not visited for. */
const isSafari = (userAgent: string): boolean =>
	/AppleWebKit/.test(userAgent) && !/Chrome|Chromium|Android|Edg\//.test(userAgent);

/** Classes for the page: words are there for those alone whom they concern. */
export const storeClasses = ({ userAgent, isInstalled }: Seen): string[] =>
	isSafari(userAgent) ? [isInstalled ? 'safari-app' : 'safari'] : [];
