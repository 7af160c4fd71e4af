import { describe, expect, it } from 'vitest';
import { marked } from '#test/marked';
import { areSurelyPlaced } from './are-surely-placed.ts';

describe('areSurelyPlaced', () => {
  it.each([
    ['Aquila <1>300</1> by Halden', 'Halden: Aquila <1>300</1> von', true],
    ['Aquila <1>300</1> Halden', 'Aquila <1>300</1> Halden', true],
    ['Aquila <1>300</1> Halden', '<1>Aquila</1> 300 Halden', false],
    ['<1>AquilaLink</1>', '<1>AquilaLink</1>', true],
    ['the <1>red</1> door', 'die <1>rote</1> Tür', false],
    ['the <1>Aquila</1> door', 'die <1>Aquila</1> Tür', true],
    ['see <1/> Aquila', 'siehe Aquila <1/>', false],
    ['Halden<1/> 2026', 'Halden<1/> 2026', true],
    ['Halden<1/> 2026', 'Halden 2026<1/>', false],
    ['Halden 2026<1/>', 'Halden 2026<1/>', true],
  ])('%s and %s: %s', (source, target, isSure) => {
    expect(areSurelyPlaced(marked(source), marked(target), [1])).toBe(isSure);
  });
});
