import { describe, expect, test } from 'vitest';
import { patterns } from '#apps/console/patterns';
import * as components from '#platform/web/components';

describe('the page of patterns', () => {
  test('shows every component that is exported, and nothing else', () => {
    const exported = Object.keys(components).filter((name) => /^[A-Z]/.test(name));
    expect(exported.length).toBeGreaterThan(20);
    expect(Object.keys(patterns).sort()).toEqual(exported.sort());
  });
});
