import { wordPart, xmlDeclaration } from './xml.ts';

export interface SettingsOptions {
  readonly language: string;
  readonly complexLanguage: string;
  readonly hasFootnotes?: boolean;
  readonly hasEndnotes?: boolean;
}

export function settingsPart(options: SettingsOptions): string {
  const separators = (note: string): string =>
    `<w:${note}Pr><w:${note} w:id="-1"/><w:${note} w:id="0"/></w:${note}Pr>`;
  const compatibility = (name: string, value: string): string =>
    `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`;
  return wordPart(
    'settings',
    [
      '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>',
      options.hasFootnotes ? separators('footnote') : '',
      options.hasEndnotes ? separators('endnote') : '',
      `<w:compat>${compatibility('compatibilityMode', '15')}${compatibility('overrideTableStyleFontSizeAndJustification', '1')}${compatibility('enableOpenTypeFeatures', '1')}${compatibility('doNotFlipMirrorIndents', '1')}</w:compat>`,
      `<w:themeFontLang w:val="${options.language}" w:bidi="${options.complexLanguage}"/>`,
      '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>',
      '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    ].join(''),
  );
}

export const webSettingsPart = wordPart('webSettings', '<w:optimizeForBrowser/><w:allowPNG/>');

export function fontTablePart(fonts: readonly string[]): string {
  const entries = fonts.map((font) => {
    const symbol = font === 'Wingdings' || font === 'Symbol';
    return `<w:font w:name="${font}"><w:charset w:val="${symbol ? '02' : '00'}"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;
  });
  return wordPart('fonts', entries.join(''));
}

export interface Properties {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly keywords: string;
  readonly description: string;
  readonly category: string;
  readonly language: string;
  readonly company: string;
}

const moment = '2026-02-16T09:00:00Z';

export function corePropertiesPart(properties: Properties): string {
  const { title, subject, creator, keywords, description, category, language } = properties;
  return [
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${title}</dc:title><dc:subject>${subject}</dc:subject><dc:creator>${creator}</dc:creator><cp:keywords>${keywords}</cp:keywords><dc:description>${description}</dc:description><cp:lastModifiedBy>${creator}</cp:lastModifiedBy><cp:revision>7</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified><cp:category>${category}</cp:category><dc:language>${language}</dc:language></cp:coreProperties>`,
  ].join('');
}

export function applicationPropertiesPart({ company }: Properties): string {
  return `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template><Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><Company>${company}</Company><AppVersion>16.0000</AppVersion></Properties>`;
}
