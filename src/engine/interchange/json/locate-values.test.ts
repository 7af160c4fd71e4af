import fc from 'fast-check';
import { expect, it } from 'vitest';
import { locateValues } from './locate-values.ts';

/** Every value of a JSON text with its path. */
function pathsOf(value: unknown, path = ''): [string, unknown][] {
  const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  const step = (key: string) =>
    Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
  return [[path, value], ...entries.flatMap(([key, inner]) => pathsOf(inner, step(key)))];
}

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('a,]}', '"\\', '{'), fc.string()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie('tree'), { maxKeys: 4 }),
  ),
}));

it('finds every value where it starts', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
      const json = JSON.stringify(value, undefined, indent);
      const all = pathsOf(value);
      const offsets = locateValues(
        json,
        all.map(([path]) => path),
      );
      for (const [path, inner] of all) {
        const start = JSON.stringify(inner)[0]!;
        expect(json.slice(offsets.get(path)!)[0], path).toBe(start);
      }
      const inOrder = all.map(([path]) => offsets.get(path)!);
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      expect(new Set(inOrder).size).toBe(inOrder.length);
    }),
  );
});

it('gives the value around one that is not there', () => {
  expect([...locateValues('{"a": {"b": 1}}', ['a.c.d', 'x', 'a.b[3]']).values()]).toEqual([6, 0, 12]);
});

it('stays linear and shallow whatever the nesting', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  expect(locateValues(`{"a":${deep},"b":1}`, ['b']).get('b')).toBe(deep.length + 10);
});
