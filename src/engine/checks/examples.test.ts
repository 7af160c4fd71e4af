import { describe, expect, it } from 'vitest';
import { compareCodes, markedText } from '#engine/inline';
import { exampleSubject } from '#test/check-example';
import {
  allPairChecks,
  type CheckExample,
  type CheckTools,
  checkDocument,
  checkSettingsSchema,
  checkTarget,
  documentChecks,
  loadLanguageDetector,
} from './index.ts';

const everything = checkSettingsSchema.parse({
  checks: Object.fromEntries(allPairChecks.map(({ code }) => [code, 'warns'])),
});
const tools: CheckTools = { languageDetector: await loadLanguageDetector() };
const label = ({ source, target, languages }: CheckExample) =>
  `${languages.join('→')}: ${source} | ${target}`;

describe.each(allPairChecks.map((check) => [check.code, check] as const))('%s', (code, { examples }) => {
  it('has examples of what it finds and of what it leaves alone', () => {
    expect(examples.some(({ found }) => found)).toBe(true);
    expect(examples.some(({ found }) => !found)).toBe(true);
  });

  it.each(examples.map((example) => [label(example), example] as const))('%s', (_, example) => {
    const subject = exampleSubject(example);
    const findings = checkTarget(subject, everything, tools).filter((finding) => finding.code === code);
    expect(findings.length > 0).toBe(example.found);
    const fix = findings.find((finding) => finding.fix)?.fix;
    expect(fix && markedText(fix)).toBe(example.fixed);
    if (!fix) return;
    expect(compareCodes(subject.source, fix)).toEqual(compareCodes(subject.source, subject.target));
    const again = checkTarget({ ...subject, target: fix }, everything, tools);
    expect(again.filter((finding) => finding.code === code)).toEqual([]);
  });
});

describe.each(documentChecks.map((check) => [check.code, check] as const))('%s', (code, { examples }) => {
  it.each(examples.map((example) => [JSON.stringify(example.pairs), example] as const))(
    '%s',
    (_, example) => {
      const subjects = example.pairs.map(([source, target], index) => ({
        ...exampleSubject({ source, target, languages: example.languages, found: true }),
        id: String(index),
      }));
      const found = checkDocument(subjects).filter((finding) => finding.code === code);
      expect(found.map(({ subject }) => Number(subject))).toEqual(example.found);
    },
  );
});
