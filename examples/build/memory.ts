import type { Unit } from './memory-units.ts';
import { agreementUnits, manualUnits } from './memory-units.ts';
import { escapeText } from './xml.ts';

/** `memory.tmx`: TMX 1.4b with sentences of the two English documents in German and French. */
export function memoryFile(): string {
  const units = [
    ...agreementUnits.map((unit, index) => unitMarkup(unit, `agreement-${index + 1}`)),
    ...manualUnits.map((unit, index) => unitMarkup(unit, `manual-${index + 1}`)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    '  <header creationtool="Verso examples" creationtoolversion="1" segtype="sentence" o-tmf="DOCX" adminlang="en" srclang="en-GB" datatype="x-docx" creationdate="20260216T090000Z"/>',
    '  <body>',
    ...units,
    '  </body>',
    '</tmx>',
    '',
  ].join('\n');
}

function unitMarkup([english, german, french]: Unit, id: string): string {
  const variant = (language: string, text: string): string =>
    `      <tuv xml:lang="${language}"><seg>${segmentMarkup(text)}</seg></tuv>`;
  return [
    `    <tu tuid="${id}" creationdate="20260216T090000Z" creationid="documentation">`,
    variant('en-GB', english),
    variant('de-DE', german),
    variant('fr-FR', french),
    '    </tu>',
  ].join('\n');
}

/** Codes as `bpt`, `ept` and `ph`, with the marker itself as what stands for the native code. */
function segmentMarkup(text: string): string {
  return text
    .split(/(<\/?\d+\/?>)/)
    .map((piece) => {
      const code = /^<(\/?)(\d+)(\/?)>$/.exec(piece);
      if (code === null) return escapeText(piece);
      const number = code[2]!;
      const native = escapeText(piece);
      if (code[1] !== '') return `<ept i="${number}">${native}</ept>`;
      if (code[3] !== '') return `<ph x="${number}">${native}</ph>`;
      return `<bpt i="${number}" x="${number}">${native}</bpt>`;
    })
    .join('');
}
