/** A block of JSON in the page, for the page's script to read. No text of it can end the block. */
export const dataBlock = (value: unknown, id?: string) =>
	`<script type="application/json"${id ? ` id="${id}"` : ''}>${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

/** A classic script in the page; the content security policy allows it by its hash. */
export const inlineScript = (code: string) => `<script>${code}</script>`;
