import { describe, expect, it } from 'vitest';
import { adaptDrawingRunProperties } from './drawing-properties.ts';
import { languageInfo } from './language-info.ts';

describe('adaptDrawingRunProperties', () => {
  it.each([
    [
      '<a:rPr lang="en-US" altLang="fr-FR" b="1"><a:latin typeface="A"/></a:rPr>',
      '<a:rPr lang="ar-SA" altLang="fr-FR" b="1"><a:latin typeface="A"/></a:rPr>',
    ],
    ['<a:endParaRPr lang="en-GB"/>', '<a:endParaRPr lang="ar-SA"/>'],
    ['<a:rPr b="1"/>', '<a:rPr b="1"/>'],
    ['', ''],
  ])('%j becomes %j', (source, target) => {
    const change = { source: languageInfo('en')!, target: languageInfo('ar')! };
    expect(adaptDrawingRunProperties(source, change)).toBe(target);
    expect(adaptDrawingRunProperties(source, { source: change.source, target: change.source })).toBe(source);
  });
});
