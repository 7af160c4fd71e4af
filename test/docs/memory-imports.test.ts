import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describedFlags } from '#engine/candidates';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'memory-imports.md'), 'utf8');

it('tells in docs/memory-imports.md of every flag when it is set and what to do', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (.+) \| (.+) \|$/gm)].map(([, ...cells]) => cells);
  for (const [flag, { when, action }] of Object.entries(describedFlags))
    expect(rows).toContainEqual([flag, when, action]);
});
