import { escapeAttribute, escapeText } from '#engine/docx/xml';
import type { SrxDocument, SrxLanguage } from './srx-document.ts';

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

/** Writes SRX 2.0, UTF-8 when encoded; reading it again gives the same rules. */
export function writeSrx(document: SrxDocument): string {
  const { start, end, isolated } = document.formatHandles;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<srx xmlns="http://www.lisa.org/srx20" version="2.0">',
    `<header segmentsubflows="${yesNo(document.segmentSubflows)}" cascade="${yesNo(document.cascade)}">`,
    `<formathandle type="start" include="${yesNo(start)}"/>`,
    `<formathandle type="end" include="${yesNo(end)}"/>`,
    `<formathandle type="isolated" include="${yesNo(isolated)}"/>`,
    '</header>',
    '<body>',
    '<languagerules>',
    ...document.languages.flatMap(writeLanguage),
    '</languagerules>',
    '<maprules>',
    ...document.maps.map(
      (map) =>
        `<languagemap languagepattern="${escapeAttribute(map.pattern)}" languagerulename="${escapeAttribute(map.language)}"/>`,
    ),
    '</maprules>',
    '</body>',
    '</srx>',
    '',
  ].join('\n');
}

function writeLanguage(language: SrxLanguage): string[] {
  return [
    `<languagerule languagerulename="${escapeAttribute(language.name)}">`,
    ...language.rules.flatMap((rule) => [
      `<rule break="${yesNo(rule.break)}">`,
      `<beforebreak>${escapeText(rule.before)}</beforebreak>`,
      `<afterbreak>${escapeText(rule.after)}</afterbreak>`,
      '</rule>',
    ]),
    '</languagerule>',
  ];
}
