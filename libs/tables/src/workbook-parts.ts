/** The parts of the smallest workbook (ECMA-376, part 1) beside its one sheet. */
export const WORKBOOK_PARTS: readonly (readonly [name: string, text: readonly string[]])[] = [
  part(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typed('xl/workbook.xml', 'sheet.main')}${typed('xl/worksheets/sheet1.xml', 'worksheet')}${typed('xl/styles.xml', 'styles')}</Types>`,
  ),
  part('_rels/.rels', relations(['officeDocument', 'xl/workbook.xml'])),
  part(
    'xl/workbook.xml',
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Linli" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  part('xl/_rels/workbook.xml.rels', relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])),
  part(
    'xl/styles.xml',
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">${format(0)}${format(1)}</cellXfs></styleSheet>`,
  ),
];

/** The second format of the styles: bold, for titles. */
export const TITLE_FORMAT = 1;

function part(name: string, xml: string): readonly [string, readonly string[]] {
  return [name, [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`]];
}

function typed(name: string, type: string): string {
  return `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
}

function relations(...targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function font(weight: string): string {
  return `<font>${weight}<sz val="11"/><name val="Calibri"/></font>`;
}

function format(fontId: number): string {
  return `<xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyFont="1"/>`;
}
