import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOfDay } from './index.ts';

test.each([
  ['2026-11-29', 'UTC', '2026-11-29T00:00:00.000Z'],
  ['2026-11-29', 'Europe/Berlin', '2026-11-28T23:00:00.000Z'],
  ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-11-29', 'America/Los_Angeles', '2026-11-29T08:00:00.000Z'],
  ['2026-11-29', 'Asia/Kathmandu', '2026-11-28T18:15:00.000Z'],
  ['2026-11-29', 'Pacific/Kiritimati', '2026-11-28T10:00:00.000Z'],
  // Clocks went from midnight to 1 o'clock.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  // Samoa left the day out.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['0001-01-01', 'UTC', '0001-01-01T00:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, begins) => {
  expect(startOfDay(day, zone).toISOString()).toBe(begins);
});

test('whatever the zone, clocks show the day from there on and not just before', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Beirut'];
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), (date, zone) => {
      const day = date.toISOString().slice(0, 10);
      const begins = startOfDay(day, zone).getTime();
      const shown = (moment: number) => new Date(moment).toLocaleDateString('sv-SE', { timeZone: zone });
      expect([shown(begins), shown(begins - 1) < day]).toEqual([day, true]);
    }),
  );
});
