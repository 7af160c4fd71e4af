import { describe, expect, test } from 'vitest';
import { type ArrivalFacts, decideArrival, type Intent, type KnownFile } from './decide-arrival.ts';

const file = (id: string, similarity?: number, externalKey: string | null = null): KnownFile => ({
  id,
  name: `${id}.docx`,
  externalKey,
  similarity,
  lastVersion: { id: `${id}-1`, number: 1, createdAt: new Date(0) },
});
const same = (fileId: string) => [{ versionId: `${fileId}-1`, number: 1, fileId }];

const tell = (facts: Partial<ArrivalFacts>): string => {
  const decision = decideArrival({
    name: 'a.docx',
    intent: 'auto',
    sameName: [],
    otherName: [],
    identical: [],
    ...facts,
  });
  switch (decision.kind) {
    case 'refused':
      return `refused ${decision.code}`;
    case 'new-version':
      return `version of ${decision.fileId} by ${decision.reason}`;
    case 'rerun':
      return `rerun ${decision.versionId}`;
    default:
      return decision.kind;
  }
};

const a = file('a', 0.1);
const k = file('k', 0.1, 'K');

describe('decideArrival', () => {
  test.each<[string, Partial<ArrivalFacts>, string]>([
    ['nothing is known', {}, 'new-file'],
    ['id, whatever the content', { byId: a }, 'version of a by id'],
    ['id before key of none', { byId: a, externalKey: 'N' }, 'version of a by id'],
    ['id and key of another file', { byId: a, externalKey: 'K', byKey: k }, 'refused external-key-taken'],
    ['id of a file with another key', { byId: k, externalKey: 'N' }, 'refused upload-contradictory'],
    ['id and the same bytes', { byId: a, identical: same('a') }, 'refused identical-version'],
    ['id and the bytes of another file', { byId: a, identical: same('b') }, 'version of a by id'],
    ['key, whatever the content', { externalKey: 'K', byKey: k }, 'version of k by key'],
    ['an unknown key', { externalKey: 'N' }, 'new-file'],
    ['an unknown key, the name of a keyed file', { externalKey: 'N', sameName: [k] }, 'new-file'],
    [
      'an unknown key, a similar file without',
      { externalKey: 'N', sameName: [file('b', 0.8)] },
      'version of b by name',
    ],
    [
      'an unknown key, the bytes of a keyed file',
      { externalKey: 'N', identical: same('k'), sameName: [k] },
      'new-file',
    ],
    ['the same bytes', { identical: same('a'), sameName: [a] }, 'refused identical-version'],
    ['same name, similar', { sameName: [file('b', 0.3)] }, 'version of b by name'],
    [
      'same name, the most similar of them',
      { sameName: [file('b', 0.4), file('c', 0.9)] },
      'version of c by name',
    ],
    ['same name, without text', { sameName: [file('b')] }, 'version of b by name'],
    ['same name, dissimilar', { sameName: [file('b', 0.29)] }, 'refused file-collision'],
    [
      'same name, dissimilar, nearly the same elsewhere',
      { sameName: [a], otherName: [file('n', 0.95)] },
      'refused file-collision',
    ],
    ['another name, nearly the same', { otherName: [file('n', 0.9)] }, 'refused rename-offered'],
    ['another name, similar only', { otherName: [file('n', 0.89)] }, 'new-file'],
  ])('%s', (_, facts, expected) => {
    expect(tell(facts)).toBe(expected);
  });

  test.each<[Intent, Partial<ArrivalFacts>, string]>([
    ['new-version', { sameName: [a] }, 'version of a by name'],
    ['new-version', { identical: same('a'), sameName: [file('a', 1)] }, 'version of a by name'],
    ['new-version', { otherName: [file('n', 0.95)] }, 'version of n by rename'],
    ['new-version', {}, 'refused upload-target-missing'],
    ['new-version', { byId: a, identical: same('a') }, 'version of a by id'],
    ['new-file', { sameName: [a] }, 'new-file'],
    ['new-file', { identical: same('a') }, 'new-file'],
    ['new-file', { otherName: [file('n', 1)] }, 'new-file'],
    ['new-file', { byId: a }, 'refused upload-contradictory'],
    ['new-file', { externalKey: 'K', byKey: k }, 'refused external-key-taken'],
    ['rename', { otherName: [file('n', 0.95)] }, 'version of n by rename'],
    ['rename', { otherName: [file('n', 0.5)] }, 'refused upload-target-missing'],
    ['rerun', { identical: same('a') }, 'rerun a-1'],
    ['rerun', { sameName: [file('b', 0.9)] }, 'refused upload-target-missing'],
    ['rerun', { byId: a, identical: same('b') }, 'refused upload-target-missing'],
  ])('%s with %j', (intent, facts, expected) => {
    expect(tell({ ...facts, intent })).toBe(expected);
  });

  test('a collision says with which file, and how alike they are', () => {
    expect(
      decideArrival({ name: 'a.docx', intent: 'auto', sameName: [a], otherName: [], identical: [] }),
    ).toMatchObject({
      facts: { fileId: 'a', similarity: 0.1, lastVersion: { id: 'a-1', number: 1 } },
    });
  });
});
