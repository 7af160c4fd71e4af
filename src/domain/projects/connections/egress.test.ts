import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#domain/projects/policies';
import { isAllowed, isForbiddenAddress, reachOf } from './egress.ts';

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
      'metadata.google.internal.',
      '100.100.100.200',
      '0.0.0.0',
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
