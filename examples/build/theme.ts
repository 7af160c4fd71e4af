import { xmlDeclaration } from './xml.ts';

const colours = {
  dk1: '000000',
  lt1: 'FFFFFF',
  dk2: '1F3244',
  lt2: 'E8EDF2',
  accent1: '1F4E79',
  accent2: '2E8B8B',
  accent3: 'C77C11',
  accent4: '7A4E8C',
  accent5: '4F7F3A',
  accent6: 'A13D3D',
  hlink: '0563C1',
  folHlink: '954F72',
};

/** A theme with the package's colours and one font: what the theme colour names in charts resolve to. */
export function themePart(font: string): string {
  const scheme = Object.entries(colours).map(
    ([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`,
  );
  const fonts = `<a:latin typeface="${font}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string => `<a:ln w="${width}">${fill}</a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return [
    `${xmlDeclaration}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements>`,
    `<a:clrScheme name="Office">${scheme.join('')}</a:clrScheme>`,
    `<a:fontScheme name="Office"><a:majorFont>${fonts}</a:majorFont><a:minorFont>${fonts}</a:minorFont></a:fontScheme>`,
    `<a:fmtScheme name="Office"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst>`,
    `<a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>`,
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`,
    '</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>',
  ].join('');
}
