import type { ChartData } from './chart.ts';
import { writePackage } from './package-writer.ts';
import { escapeText, xmlDeclaration } from './xml.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const type = (name: string): string =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;

/** The workbook behind a chart: one sheet with the categories in column A and the values in column B. */
export function chartWorkbook(data: ChartData): Buffer {
  const strings = [data.series, ...data.categories];
  const rows = [
    `<row r="1"><c r="B1" t="s"><v>0</v></c></row>`,
    ...data.values.map(
      (value, index) =>
        `<row r="${index + 2}"><c r="A${index + 2}" t="s"><v>${index + 1}</v></c><c r="B${index + 2}"><v>${value}</v></c></row>`,
    ),
  ];
  const table = strings.map((text) => `<si><t>${escapeText(text)}</t></si>`).join('');
  return writePackage(
    [{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }],
    [
      {
        path: 'xl/workbook.xml',
        type: type('sheet.main'),
        content: `${xmlDeclaration}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        relationships: [
          { id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' },
          { id: 'rId2', type: 'sharedStrings', target: 'sharedStrings.xml' },
          { id: 'rId3', type: 'styles', target: 'styles.xml' },
        ],
      },
      {
        path: 'xl/worksheets/sheet1.xml',
        type: type('worksheet'),
        content: `${xmlDeclaration}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
      },
      {
        path: 'xl/sharedStrings.xml',
        type: type('sharedStrings'),
        content: `${xmlDeclaration}<sst xmlns="${main}" count="${strings.length}" uniqueCount="${strings.length}">${table}</sst>`,
      },
      { path: 'xl/styles.xml', type: type('styles'), content: styles },
    ],
  );
}

const styles = `${xmlDeclaration}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
