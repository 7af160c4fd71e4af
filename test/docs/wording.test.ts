import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { causesIn, troubleSayer, wordings } from '#apps/console/wording';

/** What stops a command or a start is told where it is read, and in English. */
const ofOperators =
  /^(?:database-needed|database-unreachable|chain-head-invalid|configuration-invalid|schema-too-.*|embedded-.*|queue-schema-.*|queues-mismatched)$/;
/** What only commands find: they read and write files beside the service, and take translations back in. */
const ofCommands = [
  'The command line',
  'Exchange: telling formats apart',
  'Exchange: reading XLIFF',
  'Exchange: reading JSON',
  'Memories and exchange: reading, and putting translations back',
];
const docs = join(import.meta.dirname, '..', '..', 'docs');

type Catalogue = Readonly<Record<string, { readonly when: string; readonly action: string }>>;
/** As the pages tell them, which another test holds to the code. */
const problems = tableOf(readFileSync(join(docs, 'problems.md'), 'utf8'));
const sections = readFileSync(join(docs, 'findings.md'), 'utf8').split(/^## /m).slice(1);
const findings = tableOf(
  sections.filter((section) => !ofCommands.includes(section.slice(0, section.indexOf('\n')))).join(''),
);
const catalogue: Catalogue = { ...problems, ...findings };
const codes = Object.keys(catalogue).filter((code) => code in findings || !ofOperators.test(code));

function tableOf(page: string): Catalogue {
  const rows = page.matchAll(/^\| `([a-z0-9-]+)` \| (?:\d+|error|warning|info) \| (.*) \| (.*) \|$/gm);
  return Object.fromEntries(
    [...rows].map(([, code, when, action]) => [code!, { when: when!, action: action! }]),
  );
}

/** Words for programs and commands: addresses and fields of the API, options, pages of documentation. */
const forPrograms =
  /(?<![-\w])--[a-z]|\bdocs\/|\/api\/|\b(?:GET|POST|PUT|DELETE) \/|\bfacts\.|\bIf-Match\b|\bRetry-After\b|`[a-zA-Z]+: /;

test('every refusal and finding that people can meet has words in German, and there are none for others', () => {
  expect(Object.keys(problems).length).toBeGreaterThan(150);
  expect(Object.keys(findings).length).toBeGreaterThan(220);
  expect(Object.keys(findings).filter((code) => code in problems)).toEqual([]);
  expect(Object.keys(wordings.de).sort()).toEqual([...codes].sort());
  for (const [code, { when, action }] of Object.entries(wordings.de)) {
    expect(when, code).toMatch(/^[A-ZÄÖÜ].*[.!]$/);
    expect(action, code).toMatch(/^[A-ZÄÖÜ].*[.!]$/);
    expect(when, code).not.toBe(catalogue[code]!.when);
  }
});

test('pages know the finding of every code that they have words for', () => {
  for (const code of Object.keys(findings)) {
    const { when, action } = catalogue[code]!;
    const told = troubleSayer({}, 'de')({ code, message: when, action });
    expect(told, code).toEqual({ when: wordings.de[code]!.when, action: wordings.de[code]!.action });
  }
});

test('phrases of details and causes are those that the code writes', () => {
  const sources = globSync('src/{engine,platform,domain,pipeline}/**/*.ts', { cwd: join(docs, '..') })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(docs, '..', file), 'utf8'))
    .join('\n');
  const worded = [...Object.entries(wordings.de), ['cause', { details: causesIn.de }] as const];
  const phrases = worded.flatMap(([code, { details = {} }]) =>
    Object.entries(details).map(([phrase, said]) => ({ code, parts: phrase.split('{}'), said })),
  );
  expect(phrases.filter(({ parts }) => !parts.every((part) => sources.includes(part)))).toEqual([]);
  expect(phrases.filter(({ parts, said }) => said.split('{}').length !== parts.length)).toEqual([]);
});

test('people are told of pages, not of addresses and fields for programs', () => {
  for (const code of codes)
    for (const language of ['en', 'de'] as const) {
      const { when = catalogue[code]!.when, action = catalogue[code]!.action } =
        wordings[language][code] ?? {};
      expect(`${when} ${action}`, `${code} in ${language}`).not.toMatch(forPrograms);
    }
  expect(Object.keys(wordings.en).filter((code) => !(code in catalogue))).toEqual([]);
});
