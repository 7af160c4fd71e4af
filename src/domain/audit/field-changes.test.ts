import { expect, test } from 'vitest';
import { fieldChanges } from './field-changes.ts';

test('only fields that differ are shown, with what they were and are, in the depth as well', () => {
  const before = { name: 'A', role: 'x', memory: { accept: 95, suggest: 70 }, list: [1] };
  const after = {
    name: 'B',
    role: 'x',
    memory: { accept: 95, suggest: 75 },
    list: [1, 2],
    more: { a: null },
  };
  expect(fieldChanges(before, after)).toEqual([
    { path: ['name'], before: 'A', after: 'B' },
    { path: ['memory', 'suggest'], before: 70, after: 75 },
    { path: ['list'], before: [1], after: [1, 2] },
    { path: ['more'], before: undefined, after: { a: null } },
  ]);
});

test('what came into being has no before, and a bare value is one field without a name', () => {
  expect(fieldChanges(null, { name: 'A' })).toEqual([{ path: ['name'], before: undefined, after: 'A' }]);
  expect(fieldChanges(1, 2)).toEqual([{ path: [], before: 1, after: 2 }]);
  expect(fieldChanges(undefined, 'x')).toEqual([{ path: [], before: undefined, after: 'x' }]);
  expect(fieldChanges(null, null)).toEqual([]);
});
