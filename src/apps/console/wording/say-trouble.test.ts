import { expect, test } from 'vitest';
import {
  allPairChecks,
  type CheckFinding,
  checkDocument,
  checkFinding,
  checkSettingsSchema,
  checkTarget,
  documentChecks,
  loadLanguageDetector,
} from '#engine/checks';
import { packageFinding } from '#engine/docx/package';
import { defineProblems } from '#platform/problems';
import { exampleSubject } from '#test/check-example';
import { processorTime } from '#test/processor-time';
import { causeSayer, sayPlace, sayWithin, troubleSayer } from './index.ts';

const problem = defineProblems({
  'document-refused': { status: 422, when: 'The document cannot be translated.', action: 'Read it.' },
});
const say = troubleSayer(problem.catalogue, 'de');
const macros = packageFinding('macros-refused');
const tooLarge = packageFinding('file-too-large', { detail: '300 bytes, allowed are 200' });

test('a finding is told with its values, and in English as it is but for words of commands', () => {
  expect(say(tooLarge).when).toBe(
    'Die Datei ist größer, als die Grenze erlaubt. (300 Byte, erlaubt sind 200)',
  );
  expect(troubleSayer({}, 'en')(tooLarge)).toEqual({
    when: tooLarge.message,
    action: 'Divide the document, or shrink its pictures.',
  });
});

test('a finding in the detail of a refusal is told like any other', () => {
  const refused = problem('document-refused', { detail: tooLarge.message });
  expect(say(refused).when).toBe(
    'Das Dokument kann nicht übersetzt werden. (Die Datei ist größer, als die Grenze erlaubt. (300 Byte, erlaubt sind 200))',
  );
  expect(sayWithin(`checks.patterns: ${macros.message}`, 'de')).toMatch(
    /^checks\.patterns: Das Dokument enthält Makros/,
  );
  expect(sayWithin('names a connection twice', 'de')).toBe('names a connection twice');
});

test('nothing is lost of what is unknown, of another release, or written by people', () => {
  const unknown = { code: 'font-missing', message: 'A font.', action: 'None.' };
  expect(say(unknown)).toEqual({ when: 'A font.', action: 'None.' });
  expect(say({ ...macros, message: 'Seven macros.' }).when).toMatch(/^Das Dokument.*\(Seven macros\.\)$/);
  expect(say({ ...macros, action: 'Ask Ada.' }).action).toBe('Ask Ada.');
});

test('what a code is, is told as on its chip', () => {
  const found = checkFinding('code-missing' as 'pattern-not-met', {
    detail: 'code 3 (not bold, footnote 2)',
  });
  expect(say(found).when).toMatch(/\(Code 3 \(nicht fett, Fußnote 2\)\)$/);
});

test('places are told part by part', () => {
  expect(sayPlace('line 3, column 5', 'de')).toBe('Zeile 3, Spalte 5');
  expect(sayPlace('/w:document[1]/w:body[1]', 'de')).toBe('/w:document[1]/w:body[1]');
  expect(sayPlace('paragraph 12', 'en')).toBe('paragraph 12');
});

/** Words that the details of checks are made of. */
const words =
  /\b(?:expected|found|missing|code|blanks?|characters|about|times|for|before|behind|open|close|not|opened|closed|twice|unknown|crosses|another|order|elsewhere|also|preferred|score|seems|letter|quotation|marks?|breaks|tabs)\b/;

test('the details of every check are told in German, with every number and quotation they hold', async () => {
  const found = await everythingFound();
  const told = found.map((finding) => ({ finding, when: say(finding).when }));
  expect(told.length).toBeGreaterThan(70);
  for (const { finding, when } of told) {
    expect(when, finding.message).not.toMatch(words);
    for (const [value] of finding.message.matchAll(/\p{N}+(?:[.,:/]\p{N}+)*/gu))
      expect(when, finding.message).toContain(value);
  }
});

/** What the examples in docs/checks.md lead to. */
async function everythingFound(): Promise<CheckFinding[]> {
  const settings = checkSettingsSchema.parse({
    checks: Object.fromEntries(allPairChecks.map(({ code }) => [code, 'warns'])),
  });
  const tools = { languageDetector: await loadLanguageDetector() };
  const ofPairs = allPairChecks.flatMap(({ examples }) =>
    examples.flatMap((example) => checkTarget(exampleSubject(example), settings, tools)),
  );
  const ofDocuments = documentChecks.flatMap(({ examples }) =>
    examples.flatMap(({ pairs, languages }) => {
      const pair = ([source, target]: (typeof pairs)[number], index: number) => ({
        ...exampleSubject({ source, target, languages, found: true }),
        id: String(index),
      });
      return checkDocument(pairs.map(pair));
    }),
  );
  return [...ofPairs, ...ofDocuments];
}

test('a cause is told as far as its words are known, and what others said stays', () => {
  const sayCause = causeSayer(problem.catalogue, 'de');
  expect(sayCause('It was refused (status 500). Oh, no.')).toBe(
    'Die Gegenstelle hat abgelehnt (Status 500). Oh, no.',
  );
  expect(sayCause('It redirects, which is not followed (status 301).')).toBe(
    'Die Gegenstelle leitet um, was nicht befolgt wird (Status 301).',
  );
  expect(sayCause('unauthorised: invalid key, see the manual')).toBe(
    'Schlüssel abgelehnt: invalid key, see the manual',
  );
  expect(sayCause(tooLarge.message)).toBe(say(tooLarge).when);
  expect(sayCause('The document cannot be translated.; then deadlock detected')).toBe(
    'Das Dokument kann nicht übersetzt werden.; then deadlock detected',
  );
  expect(causeSayer(problem.catalogue, 'en')('It is switched off.')).toBe('It is switched off.');
});

test('what others said is told quickly, whatever it reads like', () => {
  const sayCause = causeSayer(problem.catalogue, 'de');
  const answer = 'a: b, c: d, '.repeat(80);
  const start = processorTime();
  for (const cause of [`It was refused (status 500). ${answer}`, answer])
    for (let times = 0; times < 25; times++) expect(sayCause(cause)).toContain(answer);
  expect(processorTime() - start).toBeLessThan(5_000);
});
