import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordings } from '#apps/console/wording';

/** What stops a command or a start is told where it is read, and in English. */
const ofOperators =
  /^(?:database-needed|database-unreachable|chain-head-invalid|configuration-invalid|schema-too-.*|embedded-.*|queue-schema-.*|queues-mismatched)$/;
/** As the page tells it, which another test holds to the code. */
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'problems.md'), 'utf8');
const catalogue = Object.fromEntries(
  [...page.matchAll(/^\| `([a-z-]+)` \| \d+ \| (.*) \| (.*) \|$/gm)].map(([, code, when, action]) => [
    code!,
    { when: when!, action: action! },
  ]),
);
const codes = Object.keys(catalogue).filter((code) => !ofOperators.test(code));
/** Words for programs: addresses and fields of the API. */
const forPrograms =
  /\/api\/|\b(?:GET|POST|PUT|DELETE) \/|\bfacts\.|\bIf-Match\b|\bRetry-After\b|`[a-zA-Z]+: /;

test('every refusal that people can meet has words in German, and there are none for others', () => {
  expect(codes.length).toBeGreaterThan(150);
  expect(Object.keys(wordings.de).sort()).toEqual([...codes].sort());
  for (const [code, { when, action }] of Object.entries(wordings.de)) {
    expect(when, code).toMatch(/^[A-ZÄÖÜ].*[.!]$/);
    expect(action, code).toMatch(/^[A-ZÄÖÜ].*[.!]$/);
    expect(when, code).not.toBe(catalogue[code]!.when);
  }
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
