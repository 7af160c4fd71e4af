import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsIn, formatFaultsIn } from '#apps/console/wording';
import { policySchema } from '#domain/projects/policies';
import { providerSettingsSchema } from '#platform/providers/catalogue';
import { languageTag, nameOf } from '#platform/web';
import { chooseLocale } from '#platform/web/messages';
import { faultAt, ownField } from '#platform/web/pages';
import { fieldErrors } from './field-errors.ts';

const german = chooseLocale({ language: 'de' });
const english = chooseLocale({ language: 'en' });

/** What a form that holds the whole of such a value says of it at one field. */
function told(schema: { safeParse: typeof policySchema.safeParse }, value: unknown, locale = german): string {
  const [issue] = schema.safeParse(value, { reportInput: true }).error!.issues;
  return fieldErrors([faultAt('rest', issue!, issue!.path.join('.')) as never], locale).rest!;
}

const pattern = { name: 'Order', forbidden: 'x' };
const penalty = 101;

describe('what is wrong with a policy is told in German', () => {
  test.each<[value: unknown, said: RegExp]>([
    [{ providers: ['a', 'a'] }, /^providers: Nennt eine Verbindung zweimal\.$/],
    [{ memory: { accept: 60, suggest: 70 } }, /^memory: Treffer, die Ziele werden/],
    [
      { memory: { authors: Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [at, 1])) } },
      /mehr als 1\.000 Personen/,
    ],
    [{ memory: { penalties: { nobody: 1 } } }, /^memory\.penalties\.nobody: Ungültig/],
    [{ memory: { origins: { tmx: penalty } } }, /^memory\.origins\.tmx: Nicht über 100\.$/],
    [{ blocking: ['Not A Code'] }, /^blocking\.0: Das ist kein Code eines Befunds\.$/],
    [{ colour: 'red' }, /^Hier nicht bekannt: colour\.$/],
    [{ egress: 'far' }, /^egress: Möglich ist: none, private, any\.$/],
    [
      { content: { codePatterns: ['<.+>'] } },
      /^content\.codePatterns\.0: Kein brauchbarer regulärer Ausdruck/,
    ],
    [{ content: { srx: '<a/>' } }, /^content\.srx: Die Datei ist XML.*\(das Wurzelelement ist a\)$/],
    [{ checks: { patterns: [{ name: 'Order' }] } }, /^checks\.patterns\.0: Ein Muster braucht/],
    [
      { checks: { patterns: [{ ...pattern, target: '(' }] } },
      /^checks\.patterns: Ein Muster der Richtlinie ist/,
    ],
    [{ checks: { patterns: [{ ...pattern, weight: 7 }] } }, /weight: Möglich ist: blocks, warns/],
    [{ masking: { patterns: 'all' } }, /^masking\.patterns: Das hat nicht die verlangte Form\.$/],
    [{ retention: { source: 0.5 } }, /^retention\.source: Bitte eine ganze Zahl eingeben\.$/],
    [{ retention: { source: 'long' } }, /^retention\.source: Bitte eine Zahl eingeben\.$/],
  ])('%j', (value, said) => {
    expect(told(policySchema, value)).toMatch(said);
  });
});

test('what is wrong with names, languages and settings of connections is told in German', () => {
  const of = (schema: typeof languageTag, value: unknown) =>
    fieldErrors(schema.safeParse(value, { reportInput: true }).error!.issues, german)[''];
  expect(of(languageTag, '!!')).toMatch(/^Das ist kein Sprachcode/);
  expect(of(nameOf(200) as never, 'a\u202eb')).toMatch(/^Enthält Steuerzeichen/);
  const settings = { provider: 'ollama', baseUrl: 'http://a:b@c' };
  expect(told(providerSettingsSchema as never, settings)).toMatch(/^baseUrl: Bitte eine Adresse ohne/);
  expect(fieldErrors([ownField('more', 'model', {}) as never], german).more).toBe(
    'model: Dafür gibt es ein eigenes Feld.',
  );
});

test('what a schema refuses is said once', () => {
  expect(policySchema.safeParse({ checks: { mostFindings: 0 } }).error!.issues).toHaveLength(1);
});

test('in English it is told as the schema says it', () => {
  expect(told(policySchema, { providers: ['a', 'a'] }, english)).toBe('providers: names a connection twice');
  expect(told(policySchema, { blocking: ['Not A Code'] }, english)).toBe(
    'blocking.0: is no code of a finding',
  );
});

const sources = globSync(
  'src/{engine,domain,pipeline,apps/console,platform/web,platform/providers}/**/*.{ts,tsx}',
)
  .filter((file) => !/\.test\./.test(file))
  .map((file) => readFileSync(file, 'utf8'));

test('every fault that a schema finds by itself has a code, and every code has German words', () => {
  const refinements = sources.flatMap((text) => [
    ...text.matchAll(/\.refine\((?:[^;]|;(?!\n))*?fault: '|\.refine\(/g),
  ]);
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/\bfault: '([a-z-]+)'/g)].map(([, code]) => code!),
  );
  expect(refinements.length).toBeGreaterThan(10);
  expect(
    refinements
      .filter(([match]) => !match.includes('fault: '))
      .map(({ input, index }) => input.slice(index, index + 120)),
  ).toEqual([]);
  expect([...new Set(codes)].sort()).toEqual(Object.keys(faultsIn.de).sort());
});

test('every message of its own that an expression has is told in German', () => {
  const messages = sources.flatMap((text) =>
    [...text.matchAll(/\.regex\(\s*\/(?:[^/\\\n]|\\.)+\/[a-z]*,\s*'([^']+)'/g)].map(
      ([, message]) => message!,
    ),
  );
  expect([...new Set(messages)].sort()).toEqual(Object.keys(formatFaultsIn.de).sort());
});
