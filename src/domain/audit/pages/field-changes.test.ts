import { expect, test } from 'vitest';
import { fieldChanges } from './field-changes.ts';

test('only fields that differ are shown, with what they were and are', () => {
  expect(fieldChanges({ name: 'A', role: 'x' }, { name: 'B', role: 'x', at: [1] })).toEqual([
    { field: 'name', from: 'A', to: 'B' },
    { field: 'at', from: undefined, to: '[1]' },
  ]);
});

test('what came into being has no before, and a bare value is one field without a name', () => {
  expect(fieldChanges(null, { name: 'A' })).toEqual([{ field: 'name', from: undefined, to: 'A' }]);
  expect(fieldChanges(1, 2)).toEqual([{ field: '', from: '1', to: '2' }]);
});
