import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPackageLimits } from '#engine/docx/package';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('ARCHITECTURE.md', () => {
  it('names every room there is, and no other', () => {
    const rooms = globSync('**/index.ts', { cwd: join(root, 'src') }).map((index) => dirname(index));
    const named = [
      ...read('ARCHITECTURE.md').matchAll(
        /^\| `((?:engine|platform|domain|pipeline|upkeep|apps)\/[^`]+)` \|/gm,
      ),
    ];
    expect(named.map(([, room]) => room).sort()).toEqual(rooms.sort());
  });
});

describe('docs/setup-and-configuration.md', () => {
  it('gives every limit with its default', () => {
    const page = read('docs/setup-and-configuration.md');
    const { xml, ...limits } = defaultPackageLimits;
    for (const [name, value] of Object.entries(limits)) expect(page).toContain(`| \`${name}\` | ${value} |`);
    expect(page).toContain(
      `nest ${xml.depth} elements deep and all parts together may hold ${xml.nodes} nodes`,
    );
  });
});

describe('docs/decisions', () => {
  const pages = globSync('*.md', { cwd: join(root, 'docs', 'decisions') }).filter(
    (name) => name !== 'README.md',
  );
  it.each(pages)('%s has a date, the context, the decision and what follows', (name) => {
    const text = read(join('docs', 'decisions', name));
    expect(text).toMatch(/^# .+\n\n\d{4}-\d{2}-\d{2}, [a-z]+/);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ]);
    expect(read('docs/decisions/README.md')).toContain(`(${name})`);
  });
});
