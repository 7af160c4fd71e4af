import { expect, test } from 'vitest';
import { dayOf, formatsOf, lastDays, zoneOffsetsOf } from './index.ts';

test.each([
  ['UTC', '2026-11-28'],
  ['Pacific/Auckland', '2026-11-29'],
  ['Pacific/Kiritimati', '2026-11-29'],
  ['America/Los_Angeles', '2026-11-28'],
  ['Asia/Calcutta', '2026-11-29'],
])('at 20 o’clock in UTC it is, in %s, %s', (zone, day) => {
  expect(dayOf(new Date('2026-11-28T20:00:00Z'), zone)).toBe(day);
});

test('the last days end with today where somebody is', () => {
  const now = new Date('2027-01-01T03:00:00Z');
  expect(lastDays(3, now, 'America/Los_Angeles')).toEqual(['2026-12-29', '2026-12-30', '2026-12-31']);
  expect(lastDays(2, now, 'Pacific/Auckland')).toEqual(['2026-12-31', '2027-01-01']);
});

test('days and months of a calendar are the same in every zone', () => {
  for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Pacific/Niue']) {
    const { day, month } = formatsOf({ tag: 'en-US', zone });
    expect([day('2026-11-28'), month('2026-11')]).toEqual(['Nov 28, 2026', 'Nov 2026']);
  }
});

test('offsets of a zone are those its clocks show, around every change', () => {
  const zones = ['UTC', 'Asia/Calcutta', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  for (const zone of [...zones, 'Pacific/Auckland', 'Asia/Kathmandu', 'America/St_Johns', 'Africa/Cairo']) {
    const { changes, minutes } = zoneOffsetsOf(zone);
    expect(minutes).toHaveLength(changes.length + 1);
    const nearby = changes.slice(-4).flatMap((change) => [change.getTime() - 1, change.getTime()]);
    for (const moment of [
      Date.parse('2026-01-15T12:00:00Z'),
      Date.parse('2026-07-15T12:00:00Z'),
      ...nearby,
    ]) {
      const offset = minutes[changes.filter((change) => change.getTime() <= moment).length]!;
      const shown = new Date(moment).toLocaleString('sv-SE', { timeZone: zone });
      expect(new Date(moment + offset * 60_000).toISOString().slice(0, 19).replace('T', ' '), zone).toBe(
        shown,
      );
    }
  }
});
