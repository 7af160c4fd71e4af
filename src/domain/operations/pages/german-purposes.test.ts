import { expect, test } from 'vitest';
import { apiPlugins } from '#test/test-server';
import { germanPurposes } from './german-purposes.ts';

test('every queue says in German what it is for, and nothing else is told', () => {
  const names = apiPlugins.flatMap(({ queues = [] }) => queues.map(({ name }) => name));
  expect(names.length).toBeGreaterThan(20);
  expect(Object.keys(germanPurposes).sort()).toEqual(names.sort());
});
