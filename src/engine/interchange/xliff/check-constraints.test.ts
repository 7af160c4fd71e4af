import { describe, expect, it } from 'vitest';
import { readXliff } from './read-xliff.ts';

const file = (unit: string, more = ' trgLang="fr"') =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"${more}><file id="f">\n${unit}\n</file></xliff>`;
const unit = (source: string, before = '') =>
  `<unit id="u">${before}<segment><source>${source}</source></segment></unit>`;

const faultsOf = (xml: string) =>
  readXliff(xml).findings.flatMap(({ code, message }) =>
    code === 'xliff-constraint' ? [/\((.*)\)$/.exec(message)![1]] : [],
  );

describe('rules of XLIFF 2 that reading does not depend on', () => {
  it.each([
    [unit('a <ph id="1" subType="my:a"/>'), 'subType without type'],
    [unit('<ph id="1" type="fmt" subType="xlf:var"/>'), 'sub-type xlf:var of type fmt'],
    [unit('<ph id="1" dataRef="d1"/>'), 'no original data d1'],
    [unit('<cp hex="00A0"/>'), 'cp for a character that XML can hold, 00A0'],
    [unit('<mrk id="1" type="comment">a</mrk>'), 'a comment has a value or a reference'],
    [unit('<mrk id="1" type="comment" ref="#n1">a</mrk>'), '#n1 is no note'],
    [unit('<ph id="1"/><ph id="1"/>'), 'id 1 stands twice'],
    [unit('<sc id="1"/>a<ec startRef="1" canCopy="no"/>'), 'canCopy differs from the start'],
    [unit('a', '<notes><note id="1">a</note><note id="1">b</note></notes>'), 'id 1 stands twice'],
  ])('%s', (xml, fault) => {
    expect(faultsOf(file(xml))).toEqual([fault]);
  });

  it('finds languages that are none or contradict one another', () => {
    expect(faultsOf(file(unit('a'), ' trgLang="f"'))).toEqual(['trgLang f is no language tag']);
    const other = unit('a').replace('<source>', '<source xml:lang="de">');
    expect(faultsOf(file(other))).toEqual(['xml:lang de where en is declared']);
  });

  it('are named with line and column', () => {
    const { findings } = readXliff(file(unit('<cp hex="00A0"/>')));
    expect(findings.at(-1)!.place).toBe(`line 2, column ${unit('').indexOf('</source>') + 1}`);
  });

  it('lets targets, candidates, notes and groups have ids of their own', () => {
    const units = [1, 2].map(
      (id) =>
        `<group id="${id}"><notes><note id="1">a</note></notes><unit id="${id}"><notes><note id="1">a</note></notes><segment id="s"><source>a<ph id="1"/></source><target>b<ph id="1"/></target></segment></unit></group>`,
    );
    expect(faultsOf(file(units.join('')))).toEqual([]);
  });
});
