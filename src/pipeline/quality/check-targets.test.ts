import { describe, expect, it } from 'vitest';
import { checkSettingsSchema, defaultCheckSettings } from '#engine/checks';
import { markedText } from '#engine/inline';
import { marked } from '#test/marked';
import { checkTargets, type QualityRequest } from './check-targets.ts';

const pairs: readonly (readonly [source: string, target: string])[] = [
  ['The tenant pays 1,200 euros each month.', 'Der Mieter zahlt jeden Monat 1.200 Euro.'],
  ['The lease begins on 1 May 2024.', 'Der Mietvertrag beginnt am 1. Mai 2023.'],
  ['The landlord keeps the roof in repair.', 'Der Vermieter hält  das Dach instand.'],
];

const check = (options: Partial<QualityRequest> = {}, list = pairs) =>
  checkTargets({
    segments: list.map(([source], i) => ({
      id: `${i}`,
      part: '/word/document.xml',
      place: `paragraph ${i}`,
      source: marked(source),
    })),
    targets: new Map(
      list.map(([, target], i) => [`${i}`, { text: marked(target), resultSource: 'provider' }]),
    ),
    from: 'en',
    to: 'de',
    settings: defaultCheckSettings,
    ...options,
  });

describe('checkTargets', () => {
  it('corrects what it can, says where the rest is, and how each target stands', async () => {
    const { texts, states, findings, corrected } = await check();
    expect([...states.values()]).toEqual(['passed', 'warned', 'passed']);
    expect(markedText(texts.get('2')!)).toBe('Der Vermieter hält das Dach instand.');
    expect(corrected).toBe(1);
    expect(findings.filter(({ severity }) => severity === 'warning')).toMatchObject([
      { part: '/word/document.xml', place: 'paragraph 1' },
    ]);
  });

  it('never touches numbers or addresses, whatever a check thinks of them', async () => {
    const text = 'Öffnen Sie 192.168.178.100 oder http://192.168.100.200/start';
    const { texts } = await check({ from: 'de', to: 'en' }, [
      [text, text.replace('Öffnen Sie', 'Go to').replace('oder', 'or')],
    ]);
    expect(markedText(texts.get('0')!)).toBe('Go to 192.168.178.100 or http://192.168.100.200/start');
  });

  it('corrects nothing where that is not wanted', async () => {
    const { texts, states } = await check({ correct: false });
    expect(markedText(texts.get('2')!)).toContain('  ');
    expect(states.get('2')).toBe('warned');
  });

  it('lets policy block, and leaves segments without a target to others', async () => {
    const { findings } = await check();
    const settings = checkSettingsSchema.parse({ checks: { [findings[0]!.code]: 'blocks' } });
    const blocked = await check({ settings });
    expect(blocked.states.get('1')).toBe('failed');
    const { states } = await check({ targets: new Map() });
    expect(states.size).toBe(0);
  });

  it('sees one source translated in two ways', async () => {
    const { findings } = await check({}, [
      ['The parties agree on this.', 'Die Parteien vereinbaren dies.'],
      ['The parties agree on this.', 'Die Vertragsparteien sind sich hierüber einig.'],
    ]);
    expect(findings.map(({ place }) => place)).toEqual(['paragraph 1']);
  });

  it('stops when it is cancelled', async () => {
    await expect(check({ signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
