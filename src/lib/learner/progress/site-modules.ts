/** Ids of the modules of this site, as the server wrote them into the page (`SiteModules.svelte`). */
export const siteModules = (): ReadonlySet<string> =>
	new Set(document.querySelector<HTMLMetaElement>('meta[name=modules]')?.content.split(' '));
