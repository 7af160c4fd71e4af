import { describe, expect, it } from 'vitest';
import { contentOptionsSchema, defaultContentOptions } from '#engine/docx/extract';
import { defaultPolicy, policySchema } from './policy.ts';

const faultsOf = (value: unknown): string[] =>
  policySchema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a policy that says nothing', () => {
  it('asks nobody, keeps text in the private network and lets people see failures', () => {
    expect(defaultPolicy).toMatchObject({
      content: defaultContentOptions,
      providers: [],
      egress: 'private',
      memory: { accept: 95, suggest: 70, penalties: {}, origins: {}, authors: {}, ages: [] },
      masking: { enabled: false, kinds: ['email', 'phone', 'iban', 'card'], patterns: [] },
      review: { required: 'when_failed' },
      learn: 'approved',
      retention: { source: null, temporary: 7 },
    });
    expect(policySchema.parse(defaultPolicy)).toEqual(defaultPolicy);
  });
});

describe('a policy that makes no sense', () => {
  it('is refused with every fault at once', () => {
    const faults = faultsOf({
      content: { srx: '<srx' },
      providers: ['a', 'a'],
      allowedProviders: ['nobody'],
      egress: 'everywhere',
      memory: { accept: 70, suggest: 90, penalties: { 'no id': 5 } },
      checks: { patterns: [{ name: 'x', target: '(a+)+$' }] },
      blocking: ['No Code'],
      approval: { automatic: 'always', sources: ['human'] },
      masking: { kinds: ['faces'], patterns: [{ name: 'x', expression: '(' }] },
      learn: 'all',
      retention: { source: 0, output: -1 },
      surprise: true,
    });
    for (const path of [
      'content.srx',
      'providers',
      'allowedProviders.0',
      'egress',
      'memory.penalties.no id',
      'checks.patterns',
      'blocking.0',
      'approval.automatic',
      'approval.sources.0',
      'masking.kinds.0',
      'masking.patterns.0.expression',
      'learn',
      'retention.source',
      'retention.output',
      '',
    ])
      expect(faults).toContain(path);
  });

  it('is refused where matches are accepted that are not even suggested', () => {
    expect(faultsOf({ memory: { accept: 70, suggest: 90 } })).toEqual(['memory']);
  });
});

it('describes every setting of its own', () => {
  const undescribed: string[] = [];
  const walk = (shape: Record<string, { description?: string }>, path: string): void => {
    for (const [name, schema] of Object.entries(shape)) {
      if (!schema.description) undescribed.push(path + name);
      const inner = 'unwrap' in schema ? (schema as unknown as { unwrap(): object }).unwrap() : schema;
      if ('shape' in inner && !('headersAndFooters' in (inner.shape as object)))
        walk(inner.shape as Record<string, { description?: string }>, `${path}${name}.`);
    }
  };
  walk(policySchema.shape, '');
  expect(undescribed).toEqual([]);
  expect(contentOptionsSchema.shape.headersAndFooters).toBeDefined();
});
