import { describe, expect, it } from 'vitest';
import { newFaults } from '#engine/docx/validate';
import type { Finding } from '#engine/findings';

const fault = (place: string, more: Partial<Finding> = {}): Finding => ({
  code: 'schema-element',
  severity: 'error',
  message: 'An element is not allowed. (Sch_X: w:foo)',
  action: 'Repair it.',
  part: '/word/document.xml',
  place,
  ...more,
});

describe('new faults', () => {
  it('are none where the output has those of the source', () => {
    expect(newFaults([fault('paragraph 1'), fault('paragraph 2')], [fault('paragraph 2')])).toEqual([]);
  });

  it('are recognised however far their place has moved', () => {
    const source = [fault('/w:document[1]/w:body[1]/w:p[3]')];
    expect(newFaults(source, [fault('/w:document[1]/w:body[1]/w:p[17]')])).toEqual([]);
    expect(newFaults(source, [fault('/w:document[1]/w:body[1]/w:tbl[17]')])).toHaveLength(1);
  });

  it('are recognised where what stood in a paragraph stands between paragraphs now', () => {
    expect(newFaults([fault('paragraph 1')], [fault('offset 1034')])).toEqual([]);
  });

  it('are counted', () => {
    const three = [fault('paragraph 1'), fault('paragraph 2'), fault('paragraph 3')];
    expect(newFaults(three.slice(1), three)).toEqual([three[2]]);
  });

  it('are told apart by code, part and description', () => {
    const others = [
      fault('paragraph 1', { code: 'schema-value' }),
      fault('paragraph 1', { part: '/word/footnotes.xml' }),
      fault('paragraph 1', { message: 'An element is not allowed. (Sch_X: w:bar)' }),
    ];
    expect(newFaults([fault('paragraph 1')], others)).toEqual(others);
  });

  it('do not come of a value that was translated', () => {
    const value = (text: string) =>
      fault('/w:p[1]', {
        message: `The attribute 'descr' has invalid value '${text}'. The string '${text}' is too long.`,
      });
    expect(newFaults([value('a cat')], [value('eine Katze')])).toEqual([]);
  });

  it('do not come of a list of what might have stood there', () => {
    const unexpected = (list: string) =>
      fault('/w:tbl[1]', {
        message: `Unexpected child 'w:tr'. List of possible elements expected: ${list}.`,
      });
    expect(newFaults([unexpected('<w:bidiVisual>, <w:tblW>')], [unexpected('<w:tblW>')])).toEqual([]);
  });

  it('do not come of a list where there was none, in the brackets the schema check puts around its words', () => {
    const unexpected = (list: string) =>
      fault('/w:tbl[1]', { message: `Out of place. (Sch_X: Unexpected child 'w:tr'.${list})` });
    const listed = unexpected(' List of possible elements expected: <w:tblGrid>.');
    expect(newFaults([unexpected('')], [listed])).toEqual([]);
  });

  it('do not come of a run that was cut in two, with its properties', () => {
    const schema = fault('/w:p[1]/w:r[1]/w:rPr[1]');
    const style = fault('paragraph 1', {
      code: 'style-missing',
      message: 'A style is not defined. (w:rStyle None)',
    });
    expect(newFaults([schema, style], [schema, style, schema, style])).toEqual([]);
    expect(newFaults([], [schema, style])).toHaveLength(2);
  });

  it('are warnings too, but not remarks', () => {
    const warning = fault('paragraph 1', { severity: 'warning' });
    expect(newFaults([], [warning, fault('paragraph 1', { severity: 'info' })])).toEqual([warning]);
  });
});
