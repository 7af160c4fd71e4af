import { describe, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import {
  allPairChecks,
  type CheckSubject,
  checkCodes,
  checkDocument,
  checkFinding,
  checkTarget,
  correctTarget,
  documentChecks,
  pairChecks,
  readCheckSettings,
} from './index.ts';

function subject(source: string, target: string, more: Partial<CheckSubject> = {}): CheckSubject {
  return {
    id: '7',
    source: textWithoutCodes(source),
    target: textWithoutCodes(target),
    sourceLanguage: 'en',
    targetLanguage: 'de',
    ...more,
  };
}
const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);
const settings = (value: unknown) => {
  const read = readCheckSettings(value);
  expect(read.findings).toEqual([]);
  return read.settings!;
};
const faults = (value: unknown) => readCheckSettings(value).findings.map(({ message }) => message);

describe('the table of checks', () => {
  it('has every code once, with a finding of its own', () => {
    expect(new Set(checkCodes).size).toBe(checkCodes.length);
    expect(checkCodes).toHaveLength(allPairChecks.length + documentChecks.length);
    for (const code of checkCodes) expect(Object.keys(checkFinding.catalogue)).toContain(code);
    for (const [title, checks] of Object.entries(pairChecks)) expect(checks.length, title).toBeGreaterThan(0);
  });
});

describe('findings of a target', () => {
  it('say what was found, where, how much it weighs and what to do', () => {
    const [finding] = checkTarget(subject('Pay 1,500 €.', 'Zahlen Sie 1.600 €.'));
    expect(finding).toEqual({
      code: 'number-missing',
      severity: 'warning',
      message: 'A number of the source is not in the target. (1,500; found 1.600)',
      action: 'Write the number, or correct the one that took its place.',
      place: 'segment 7',
      subject: '7',
      start: 11,
      end: 16,
    });
  });

  it('report an empty target alone', () => {
    expect(codes(checkTarget(subject('Pay 1,500 € (see https://example.org).', ' ')))).toEqual([
      'target-empty',
    ]);
  });

  it('are as many as the settings allow', () => {
    const target = 'Nummer '.repeat(5) + Array.from({ length: 100 }, (_, n) => n + 5000).join(' ');
    const many = checkTarget(subject('Number', target), settings({ mostFindings: 3 }));
    expect(many.filter(({ code }) => code === 'number-added')).toHaveLength(3);
  });
});

describe('settings', () => {
  it('change the weight of a check or switch it off', () => {
    const pair = subject('Press Start.', 'Drücken Sie Start');
    expect(checkTarget(pair).map(({ severity }) => severity)).toEqual(['warning']);
    const weigh = (weight: string) => checkTarget(pair, settings({ checks: { 'end-punctuation': weight } }));
    expect(weigh('blocks').map(({ severity }) => severity)).toEqual(['error']);
    expect(weigh('informs').map(({ severity }) => severity)).toEqual(['info']);
    expect(weigh('off')).toEqual([]);
  });

  it.each([
    [{ checks: { 'end-punctation': 'warns' } }, ['there is no check end-punctation']],
    [{ checks: { 'end-punctuation': 'maybe' } }, ['checks.end-punctuation: Invalid option']],
    [{ check: {} }, ['unknown: check']],
    [{ patterns: [{ name: 'x' }] }, ['patterns.0: a pattern needs `target` or `forbidden`']],
    [{ mostFindings: 0 }, ['mostFindings: Too small']],
    [7, ['settings: Invalid input']],
  ])('refuse %j and say why', (value, expected) => {
    const messages = faults(value);
    expect(messages).toHaveLength(expected.length);
    for (const [index, message] of messages.entries()) expect(message).toContain(expected[index]);
  });

  it('name every fault at once', () => {
    const messages = faults({ checks: { first: 'warns', second: 'warns' }, third: 1 }).join(' ');
    for (const name of ['first', 'second', 'third']) expect(messages).toContain(name);
  });
});

describe('patterns of a policy', () => {
  const check = (pattern: object, pair: CheckedTexts) =>
    checkTarget(subject(...pair), settings({ patterns: [{ name: 'rule', ...pattern }] })).filter(
      ({ code }) => code === 'pattern-not-met',
    );
  type CheckedTexts = [string, string];

  it('ask for something where the source has something', () => {
    const pattern = { source: '\\bwarning\\b', target: 'Warnung|Achtung', ignoreCase: true };
    expect(check(pattern, ['Warning: hot', 'Vorsicht: heiß'])).toHaveLength(1);
    expect(check(pattern, ['Warning: hot', 'ACHTUNG: heiß'])).toHaveLength(0);
    expect(check(pattern, ['Note: hot', 'Vorsicht: heiß'])).toHaveLength(0);
  });

  it('forbid something, at its place, with a weight and a sentence of their own', () => {
    const pattern = { forbidden: 'Sie', weight: 'blocks', message: 'Address the reader informally.' };
    const [finding] = check(pattern, ['Press', 'Drücken Sie']);
    expect(finding).toMatchObject({
      severity: 'error',
      start: 8,
      end: 11,
      action: 'Address the reader informally.',
    });
    expect(finding!.message).toContain('(rule)');
  });

  it('hold for their languages and all varieties of them', () => {
    const pattern = { forbidden: 'ß', languages: ['de-CH'] };
    expect(
      checkTarget(
        subject('Hot', 'Heiß', { targetLanguage: 'de-CH' }),
        settings({ patterns: [{ name: 'x', ...pattern }] }),
      ),
    ).toHaveLength(1);
    expect(check(pattern, ['Hot', 'Heiß'])).toHaveLength(0);
    expect(check({ forbidden: 'ß', languages: ['de'] }, ['Hot', 'Heiß'])).toHaveLength(1);
  });

  it.each(['(a+)+b', '(a|a)*b', '(', '\\1(a)', '[z-a]'])(
    'refuse %s, which cannot be tried safely',
    (forbidden) => {
      const read = readCheckSettings({ patterns: [{ name: 'my rule', forbidden }] });
      expect(read.settings).toBeUndefined();
      expect(codes(read.findings)).toEqual(['check-pattern-unusable']);
      expect(read.findings[0]!.message).toContain(`my rule, forbidden: ${forbidden}`);
    },
  );
});

describe('corrections', () => {
  it('are made together and named', () => {
    const pair = subject('Are you sure?', ' Êtes-vous  sÃ»r.', { targetLanguage: 'fr' });
    const { target, corrected } = correctTarget(pair);
    expect(target).toEqual(textWithoutCodes('Êtes-vous sûr\u202F?'));
    expect(corrected).toEqual(['corrupted-characters', 'edge-blanks', 'double-blank', 'end-punctuation']);
  });

  it('leave alone what the settings switch off', () => {
    const pair = subject('Press Start.', 'Drücken  Sie Start');
    const { target } = correctTarget(pair, settings({ checks: { 'end-punctuation': 'off' } }));
    expect(target).toEqual(textWithoutCodes('Drücken Sie Start'));
  });
});

describe('a whole document', () => {
  const document = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([source, target], index) => subject(source, target, { id: String(index) }));

  it('shows the target that is meant elsewhere', () => {
    const found = checkDocument(
      document([
        ['Open', 'Öffnen'],
        ['Open', 'Auf'],
        ['Open', 'Öffnen'],
      ]),
    );
    expect(found.map(({ subject: id, message }) => [id, message])).toEqual([
      ['1', 'The same source is translated in another way elsewhere in the document. (elsewhere: Öffnen)'],
    ]);
  });

  it('compares no empty targets, and no texts of several languages with one another', () => {
    expect(
      checkDocument(
        document([
          ['Open', 'Öffnen'],
          ['Open', ''],
        ]),
      ),
    ).toEqual([]);
    const [german, french] = document([
      ['Open', 'Öffnen'],
      ['Open', 'Ouvrir'],
    ]);
    expect(checkDocument([german!, { ...french!, targetLanguage: 'fr' }])).toEqual([]);
  });

  it('takes weights from the settings', () => {
    const pairs = document([
      ['Open', 'Öffnen'],
      ['Open', 'Auf'],
    ]);
    expect(checkDocument(pairs, settings({ checks: { 'target-inconsistent': 'off' } }))).toEqual([]);
    const [finding] = checkDocument(pairs, settings({ checks: { 'target-inconsistent': 'blocks' } }));
    expect(finding!.severity).toBe('error');
  });
});
