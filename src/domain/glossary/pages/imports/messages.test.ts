import { expect, it } from 'vitest';
import { csvFinding } from '#engine/interchange/csv';
import { tbxFinding } from '#engine/interchange/tbx';
import { flagMessages } from './messages.ts';

it('has a short name for everything that a reader finds about an entry without refusing the file', () => {
  const names = flagMessages({ language: 'de', tag: 'de', zone: 'UTC', direction: 'ltr' });
  const found = Object.entries({ ...csvFinding.catalogue, ...tbxFinding.catalogue });
  const ofEntries = found.filter(([, { severity }]) => severity !== 'error').map(([code]) => code);
  expect(ofEntries.filter((code) => !(code in names))).toEqual([]);
});
