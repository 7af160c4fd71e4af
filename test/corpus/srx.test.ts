import { beforeEach, describe, expect, it } from 'vitest';
import { checkSrx, readSrx, segmenterFor, writeSrx } from '#engine/segmentation';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { processorTime } from '#test/processor-time';

const files = listCorpus('srx');

/** Files that hold no rules, and why; established by looking into them. All others must be readable. */
const unreadable: Readonly<Record<string, string>> = {
  'okapi-empty.srx': 'srx-not-readable',
  't5-invalidroottag.srx': 'srx-not-srx',
  't5-languages-invalid.srx': 'srx-not-readable',
  't5-nesting.srx': 'srx-not-readable',
  't5-noxml.srx': 'srx-not-readable',
  't5-tagmismatchinner.srx': 'srx-not-readable',
  't5-tagmismatchouter.srx': 'srx-not-readable',
};

/** Share of a file's rules that may be left out because their expressions cannot be used. */
const mostUnusable = 0.001;

describe('SRX files of other tools', () => {
  beforeEach((context) => context.skip(!hasCorpus, corpusMissing));

  it('are many', () => {
    expect(files.length).toBeGreaterThanOrEqual(50);
  });

  it.each(files.filter(({ name }) => unreadable[name]))(
    '$name is refused with a finding',
    ({ name, read }) => {
      const { document, findings } = readSrx(read());
      expect(document).toBeNull();
      expect(findings.map(({ code, severity }) => [code, severity])).toEqual([[unreadable[name], 'error']]);
    },
  );

  it.each(files.filter(({ name }) => !unreadable[name]))('$name reads the same after writing', ({ read }) => {
    const { document } = readSrx(read());
    expect(document).not.toBeNull();
    expect(readSrx(writeSrx(document!)).document).toEqual(document);
  });

  it('have rules that can be used', () => {
    let rules = 0;
    let unusable = 0;
    for (const file of files) {
      const { document } = readSrx(file.read());
      if (!document) continue;
      rules += document.languages.reduce((sum, language) => sum + language.rules.length, 0);
      unusable += checkSrx(document).length;
    }
    expect(rules).toBeGreaterThan(30_000);
    expect(unusable / rules).toBeLessThan(mostUnusable);
  });

  it('segment a text in their own way, without the built-in rules, in linear time', () => {
    const text = 'Dr. Smith lives at No. 5 today. He is old! Is he? Yes... ';
    for (const file of files) {
      const { document } = readSrx(file.read());
      if (!document) continue;
      const find = segmenterFor('en-US', { rules: document, rulePosition: 'instead' });
      const start = processorTime();
      const breaks = find(text.repeat(200));
      expect(processorTime() - start, file.name).toBeLessThan(1500);
      for (const offset of breaks) expect(offset % 1).toBe(0);
    }
  });
});
