/** ASCII, full-width and small forms, and the minus sign, which LibreOffice takes for a hyphen. */
const SIGNS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212';
/** What a spreadsheet may skip before it looks for a formula. */
const SKIPPED = '[\\s\\p{Z}\\p{Cf}"]';

const FORMULA = new RegExp(`^${SKIPPED}*[${SIGNS}]`, 'v');
const HIDDEN = new RegExp(`(?<=[;\\t\\n])(?=[${SKIPPED}--[\\t\\n]]*[${SIGNS}])`, 'gv');

/** Whether a spreadsheet may take a cell with this text for a formula. */
const beginsFormula = (text: string): boolean => FORMULA.test(text);

/**
 * Text that no spreadsheet runs. An apostrophe goes before a text that begins a formula, or begins with tab or
 * new line (OWASP, “CSV Injection”); and after a semicolon, tab or new line inside it when a formula follows:
 * a program set to those separators begins a cell there, whatever the quotation marks say.
 * Only apostrophes are added. A comma needs none: it separates in the programs that respect our quoting.
 * @param text as `plainText` leaves it
 */
export function neutralise(text: string): string {
	const inside = text.replace(HIDDEN, "'");
	return beginsFormula(text) || /^[\t\n]/.test(text) ? `'${inside}` : inside;
}
