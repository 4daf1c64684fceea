import { escaped } from './sheet-xml.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Shares as 85.5%; `@` is text; dates as a clock without seconds, whatever the reader's country. */
const STYLES = `${DECLARATION}<styleSheet xmlns="${SHEETS}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="5">
<xf xfId="0"/>
<xf xfId="0" numFmtId="49" applyNumberFormat="1" fontId="1" applyFont="1"/>
<xf xfId="0" numFmtId="49" applyNumberFormat="1"/>
<xf xfId="0" numFmtId="164" applyNumberFormat="1"/>
<xf xfId="0" numFmtId="165" applyNumberFormat="1"/>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

export const sheetPath = (at: number) => `xl/worksheets/sheet${at + 1}.xml`;

/**
 * Every part of a workbook but its sheets (ECMA-376, “Office Open XML”), by its path in the file. Nothing says
 * who made it, or when.
 * @param names legal and unique, see `sheetNames`
 */
export function workbookParts(names: readonly string[]): Record<string, string> {
	const each = (part: (name: string, at: number) => string) => names.map(part).join('');
	return {
		'[Content_Types].xml':
			`${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			`<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>` +
			each((_, at) => `<Override PartName="/${sheetPath(at)}" ContentType="${CONTENT}.worksheet+xml"/>`) +
			'</Types>',
		'_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml':
			`${DECLARATION}<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}">` +
			'<bookViews><workbookView activeTab="0"/></bookViews><sheets>' +
			each((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`) +
			'</sheets></workbook>',
		'xl/_rels/workbook.xml.rels': relations(
			each((_, at) => relation(`rId${at + 1}`, 'worksheet', sheetPath(at).slice('xl/'.length))) +
				relation('rIdStyles', 'styles', 'styles.xml'),
		),
		'xl/styles.xml': STYLES,
	};
}

const relation = (id: string, type: string, target: string) =>
	`<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

const relations = (inside: string) =>
	`${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
