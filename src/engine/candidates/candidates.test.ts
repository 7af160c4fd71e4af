import { expect, it } from 'vitest';
import { loadLanguageDetector } from '#engine/checks';
import { plainText } from '#engine/inline';
import { marked } from '#test/marked';
import { applyEdit } from './apply-edit.ts';
import type { Candidate } from './candidate.ts';
import { candidateFlags } from './flags.ts';
import { createJudge } from './judge-candidate.ts';
import { CandidateProfiler, factsOf } from './profile-candidates.ts';
import { candidateRuleSchema, ruleMatcher } from './rule.ts';

const languageDetector = await loadLanguageDetector();
const judge = createJudge({
  sourceLanguage: 'en',
  targetLanguage: 'de',
  languageDetector,
  findPersonalData: (text) => [...text.matchAll(/@/g)],
});
const pair = (source: string, target: string, more: Partial<Candidate> = {}): Candidate => ({
  source: marked(source),
  target: marked(target),
  ...more,
});

it.each([
  ['Open the file.', 'Open the file.', 'untranslated'],
  [
    'Press the red key twice and wait.',
    'Appuyez deux fois sur la touche rouge et attendez.',
    'language-mismatch',
  ],
  [
    'Appuyez deux fois sur la touche rouge et attendez.',
    'Drücken Sie zweimal die rote Taste.',
    'language-mismatch',
  ],
  ['Press the key.', 'Нажмите клавишу.', 'language-mismatch'],
  ['Pay 1,500 €.', 'Zahlen Sie 1.600 €.', 'numbers-differ'],
  ['Press <1/> now.', 'Jetzt drücken.', 'codes-differ'],
  ['Hello {name}', 'Hallo {Name}', 'placeholders-differ'],
  ['The Supplier shall deliver the goods within thirty days of the order.', 'Nein.', 'length-unlikely'],
  ['Press the key', 'Dr\uFFFDcken', 'damaged-characters'],
  ['Press\uFFFD the key', 'Drücken\uFFFD', 'damaged-characters'],
  ['Press the key', 'DrÃ¼cken Sie die Taste', 'damaged-characters'],
  ['CafÃ© open', 'Kaffee offen', 'damaged-characters'],
  ['Ring\u0007', 'Läuten\u0007', 'damaged-characters'],
  ['Write to anna@example.org', 'Schreiben Sie an anna@example.org', 'personal-data'],
])('flags %j with %j as %s', (source, target, flag) => {
  expect(judge(pair(source, target))).toContain(flag);
  expect(candidateFlags).toContain(flag);
});

it('flags nothing of a good pair', () => {
  expect(judge(pair('Pay <1>1,500.50 €</1> by 3 May.', 'Zahlen Sie <1>1.500,50 €</1> bis 3. Mai.'))).toEqual(
    [],
  );
});

it('profiles candidates, in bounded size, and goes on from a kept profile as if it had never stopped', () => {
  const candidates = Array.from({ length: 400 }, (_, index) =>
    pair('Open the file', 'Datei', { changedBy: `author ${index}`, changedAt: `${1900 + index}-01-01` }),
  );
  const count = (profiler: CandidateProfiler, from: number, to: number): CandidateProfiler => {
    for (const candidate of candidates.slice(from, to)) profiler.add(factsOf(candidate), ['length-unlikely']);
    profiler.addLanguage('__proto__');
    return profiler;
  };
  const whole = count(count(new CandidateProfiler(), 0, 150), 150, 400).profile;
  const kept = JSON.parse(JSON.stringify(count(new CandidateProfiler(), 0, 150).profile));
  expect(count(new CandidateProfiler(kept), 150, 400).profile).toEqual(whole);
  expect(whole).toMatchObject({ candidates: 400, flagged: 400, flags: { 'length-unlikely': 400 } });
  expect(Object.keys(whole.authors.values)).toHaveLength(100);
  expect(whole.authors.others).toBe(300);
  expect(Object.entries(whole.languages.values)).toEqual([['__proto__', 2]]);
  expect(whole.lengths.values).toEqual({ 30: 400 });
  expect(whole.ratios.values).toEqual({ 0.5: 400 });
});

const ruled = {
  ...pair('Open the <1>file</1> 42', 'Datei 42 öffnen', {
    changedBy: 'anna',
    changedAt: '2024-05-31T12:00:00Z',
  }),
  flags: ['codes-differ'] as const,
  targetLanguage: 'de-AT',
};
it.each([
  [{}, true],
  [{ flags: ['codes-differ', 'conflict'] }, true],
  [{ flags: ['conflict'] }, false],
  [{ flagged: true }, true],
  [{ flagged: false }, false],
  [{ targetLanguage: 'de' }, true],
  [{ targetLanguage: 'de-CH' }, false],
  [{ authors: ['ben', 'anna'] }, true],
  [{ authors: ['ben'] }, false],
  [{ changedFrom: '2024-05-31', changedBefore: '2024-06-01' }, true],
  [{ changedFrom: '2024-06-01' }, false],
  [{ changedBefore: '2024-05-31' }, false],
  [{ contains: { text: 'the file' } }, true],
  [{ contains: { text: 'the file', side: 'target' } }, false],
  [{ pattern: { expression: '\\bDATEI \\d+', ignoreCase: true } }, true],
  [{ pattern: { expression: 'DATEI' } }, false],
  [{ lengthRatio: { from: 0.5, below: 1 } }, true],
  [{ lengthRatio: { from: 1 } }, false],
  [{ flagged: true, authors: ['ben'] }, false],
])('the rule %j means a candidate: %s', (rule, expected) => {
  expect(ruleMatcher(candidateRuleSchema.parse(rule))(ruled)).toBe(expected);
});

it('refuses rules it does not know and expressions that could take for ever', () => {
  for (const rule of [
    { flag: 'conflict' },
    { pattern: { expression: '(' } },
    { pattern: { expression: '(a+)+$' } },
  ])
    expect(candidateRuleSchema.safeParse(rule).success).toBe(false);
});

it('edits candidates alike, keeping their codes, and leaves alone what would end up empty', () => {
  const replace = {
    kind: 'replace',
    side: 'target',
    expression: 'datei',
    ignoreCase: true,
    with: 'Akte $1',
  } as const;
  const edited = applyEdit(pair('Open <1>file</1>', '<1>Datei</1> öffnen'), replace);
  expect(plainText(edited!.target)).toBe('Akte $1 öffnen');
  expect(edited!.target.items.map(({ kind }) => kind)).toEqual(['open', 'text', 'close', 'text']);
  expect(applyEdit(pair('File', 'Ordner'), replace)).toBeUndefined();
  expect(applyEdit(pair('File', 'Datei'), { ...replace, with: ' ' })).toBeUndefined();
});

it('repairs damaged characters on both sides', () => {
  const repaired = applyEdit(pair('CafÃ© &amp; bar', 'CafÃ©\u0007 &amp; Bar'), { kind: 'repair' });
  expect([repaired!.source, repaired!.target].map(plainText)).toEqual(['Café & bar', 'Café & Bar']);
  expect(applyEdit(pair('Café', 'Café'), { kind: 'repair' })).toBeUndefined();
});
