import { escapeText, xmlDeclaration } from './xml.ts';

export interface ChartData {
  readonly title: string;
  readonly categoryTitle: string;
  readonly valueTitle: string;
  readonly series: string;
  readonly categories: readonly string[];
  readonly values: readonly number[];
}

const words = (text: string, size: number): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="0"/></a:pPr><a:r><a:rPr lang="en-GB" sz="${size}" b="0"/><a:t>${escapeText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

const cached = (values: readonly (string | number)[]): string =>
  `<c:ptCount val="${values.length}"/>${values
    .map((value, index) => `<c:pt idx="${index}"><c:v>${escapeText(String(value))}</c:v></c:pt>`)
    .join('')}`;

/**
 * A chart part (ECMA-376 part 1, 21.2): column chart with titles, the cached strings and numbers a reader sees,
 * and a reference to the workbook they came from.
 */
export function chartPart(data: ChartData, workbookRelationship: string): string {
  const last = data.categories.length + 1;
  return [
    `${xmlDeclaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
    `<c:roundedCorners val="0"/><c:chart>${words(data.title, 1100)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`,
    '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>',
    `<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>${cached([data.series])}</c:strCache></c:strRef></c:tx>`,
    '<c:spPr><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>',
    `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache>${cached(data.categories)}</c:strCache></c:strRef></c:cat>`,
    `<c:val><c:numRef><c:f>Sheet1!$B$2:$B$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>${cached(data.values)}</c:numCache></c:numRef></c:val>`,
    '</c:ser><c:gapWidth val="80"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>',
    axis('catAx', 111111111, 222222222, 'b', words(data.categoryTitle, 900), ''),
    axis('valAx', 222222222, 111111111, 'l', words(data.valueTitle, 900), gridLines),
    '<c:spPr><a:noFill/></c:spPr></c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:externalData r:id="${workbookRelationship}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`,
  ].join('');
}

const gridLines =
  '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';

function axis(kind: string, id: number, cross: number, side: string, title: string, lines: string): string {
  const tail =
    kind === 'catAx'
      ? '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>'
      : '<c:crossBetween val="between"/>';
  return `<c:${kind}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${side}"/>${lines}${title}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${cross}"/><c:crosses val="autoZero"/>${tail}</c:${kind}>`;
}
