import { describe, expect, it } from 'vitest';
import { contentOptionsSchema, defaultContentOptions } from '#engine/docx/extract';
import { isAllowed, isForbiddenAddress, reachOf } from './egress.ts';
import { defaultPolicy, policySchema } from './policy.ts';

const faultsOf = (value: unknown): string[] =>
  policySchema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a policy that says nothing', () => {
  it('asks nobody, keeps text in the private network and lets people see failures', () => {
    expect(defaultPolicy).toMatchObject({
      content: defaultContentOptions,
      providers: [],
      egress: 'private',
      memory: { accept: 95, suggest: 70, penalties: {} },
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

describe('egress', () => {
  it.each([
    [{ provider: 'apertium' }, 'none'],
    [{ provider: 'copy' }, 'none'],
    [{ provider: 'ollama' }, 'private'],
    [{ provider: 'deepl' }, 'any'],
    [{ provider: 'openai-compatible', baseUrl: 'http://10.1.2.3/v1' }, 'private'],
    [{ provider: 'openai-compatible', baseUrl: 'http://172.32.0.1/v1' }, 'any'],
    [{ provider: 'openai-compatible', baseUrl: 'http://2130706433/v1' }, 'private'],
    [{ provider: 'openai-compatible', baseUrl: 'http://[fd12::1]/v1' }, 'private'],
    [{ provider: 'ollama', baseUrl: 'https://models.example.com/v1' }, 'any'],
    [{ provider: 'apertium', baseUrl: 'https://apertium.example.com' }, 'any'],
    [{ provider: 'ollama', baseUrl: 'https://10.example.com/v1' }, 'any'],
  ] as const)('judges %j as %s', (settings, reach) => {
    expect(reachOf(settings)).toBe(reach);
  });

  it('never reaches the addresses where clouds tell their credentials', () => {
    for (const host of [
      '169.254.169.254',
      '[fe80::1]',
      '[::ffff:169.254.169.254]',
      'metadata.google.internal',
    ]) {
      const settings = { provider: 'openai-compatible', baseUrl: `http://${host}/v1` } as const;
      expect(isForbiddenAddress(settings)).toBe(true);
      expect(isAllowed(settings, { ...defaultPolicy, egress: 'any' })).toBe(false);
    }
  });

  it('is what the policy says, and so are the kinds of provider', () => {
    const deepl = { provider: 'deepl' } as const;
    expect(isAllowed(deepl, { ...defaultPolicy, egress: 'private' })).toBe(false);
    expect(isAllowed(deepl, { ...defaultPolicy, egress: 'any' })).toBe(true);
    expect(isAllowed(deepl, { ...defaultPolicy, egress: 'any', allowedProviders: ['copy'] })).toBe(false);
  });
});
