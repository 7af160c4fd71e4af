import type { DocxPackage } from '#engine/docx/package';

/** Fields whose results come from the machine or from data, as a reader of ECMA-376-1, 17.16.5 would list them. */
const machineFields =
  /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|FILENAME|TEMPLATE|SEQ|LISTNUM|MERGEFIELD|ADDIN|CITATION|BIBLIOGRAPHY|EQ|SYMBOL|NOTEREF|PAGEREF|FORMCHECKBOX|FORMDROPDOWN|EMBED|LINK|DDEAUTO|DDE|INCLUDEPICTURE|ADDRESSBLOCK|GREETINGLINE|COMPARE|NUMWORDS|NUMCHARS|=)(?![A-Z])/i;

const marks =
  /<w:fldChar\b[^>]*w:fldCharType="(begin|separate|end)"|<w:instrText\b[^>]*>([^<]*)<|<w:t(?:\s[^>]*)?>([^<]*)</g;
const templateMarks = /\{\{[^{}]+\}\}|\$\{[^{}]+\}|\{[#/^@%&>]?[\w.-]+\}/g;

/**
 * The texts of a document that a translation leaves alone by rule, read from the XML by regular expressions that share
 * nothing with the engine: results of machine fields, hidden text, markers of templates, formulas, readings, dates in
 * date controls, citations and text of imported chunks. Documents with other prefixes than `w:` give too few.
 */
export function untranslatedTexts(docx: DocxPackage): string[] {
  const xml = docx.parts.filter(({ isXml }) => isXml).map(({ name }) => docx.xml(name).text);
  const hiddenStyles = xml
    .flatMap((text) => [
      ...text.matchAll(/<w:style\b[^>]*w:styleId="([^"]*)"(?:(?!<\/w:style>)[\s\S])*?<w:vanish\/>/g),
    ])
    .map(([, id]) => id!);
  const chunks = docx.parts
    .filter(({ isXml, name }) => !isXml && /\.(?:html?|mht|txt|rtf|docx)$/i.test(name))
    .map(({ name }) => Buffer.from(docx.read(name)).toString('latin1'));
  return [...xml.flatMap((text) => untranslatedIn(text, hiddenStyles)), ...chunks];
}

function untranslatedIn(xml: string, hiddenStyles: readonly string[]): string[] {
  const texts = [...machineResults(xml)];
  for (const [paragraph] of xml.matchAll(/<w:p[ >](?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g)) {
    const text = textOf(paragraph);
    texts.push(...(text.match(templateMarks) ?? []));
    const style = /<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1] ?? '';
    if (hiddenStyles.includes(style)) texts.push(text);
  }
  for (const [run] of xml.matchAll(/<w:r[ >](?:(?!<w:r[ >])[\s\S])*?<\/w:r>/g)) {
    const style = /<w:rStyle w:val="([^"]*)"/.exec(run)?.[1] ?? '';
    if (/<w:vanish(?:\/| w:val="(?:1|true|on)")/.test(run) || hiddenStyles.includes(style))
      texts.push(textOf(run));
  }
  for (const [control] of xml.matchAll(
    /<w:sdtPr>(?:(?!<\/w:sdtPr>)[\s\S])*<w:(?:date|citation)\b[\s\S]*?<\/w:sdt>/g,
  ))
    if (!control.includes('<w:showingPlcHdr')) texts.push(textOf(control));
  for (const [, text] of xml.matchAll(/<m:t(?:\s[^>]*)?>([^<]*)</g)) texts.push(text!);
  for (const [reading] of xml.matchAll(/<w:rt>[\s\S]*?<\/w:rt>/g)) texts.push(textOf(reading));
  return texts;
}

function* machineResults(xml: string): Generator<string> {
  const open: { instruction: string; inResult: boolean }[] = [];
  for (const [, mark, instruction, text] of xml.matchAll(marks)) {
    if (mark === 'begin') open.push({ instruction: '', inResult: false });
    else if (mark === 'end') open.pop();
    else if (mark && open.length > 0) open.at(-1)!.inResult = true;
    else if (instruction !== undefined && open.length > 0) open.at(-1)!.instruction += instruction;
    else if (text && open.some((field) => field.inResult && machineFields.test(field.instruction)))
      yield text;
  }
  for (const [, instruction, result] of xml.matchAll(
    /<w:fldSimple\b[^>]*w:instr="([^"]*)"[^>]*>([\s\S]*?)<\/w:fldSimple>/g,
  ))
    if (machineFields.test(instruction!)) yield textOf(result!);
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)</g)].map(([, text]) => text).join('');
}
