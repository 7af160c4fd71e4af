import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Context, systemActor } from '#domain/context';
import { plugin as glossary } from '#domain/glossary/plugin';
import { lookUpByPolicy, type UnitFilter } from '#domain/memory/lookup';
import { plugin as memory } from '#domain/memory/plugin';
import { addPolicy, createConnection, defaultPolicy, type Policy } from '#domain/projects';
import { createRun, findRun, listTargets } from '#domain/runs';
import { plugin as webhooks } from '#domain/webhooks/plugin';
import { plainText, textWithoutCodes } from '#engine/inline';
import { receiveUpload } from '#pipeline/reception';
import { buildDocx } from '#test/docx-builder';
import { openMemoryWork, tmxOf, unitOf } from '#test/memory-work';
import { plugin } from './plugin.ts';

const { services, projectId, newMemory, start, settle } = await openMemoryWork({
  handlers: [...plugin.handlers!, ...memory.handlers!, ...(webhooks.handlers ?? [])],
  queues: [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])],
});
const actor = systemActor('test');
const doing = <T>(work: (context: Context) => Promise<T>): Promise<T> => transact(services, actor, work);
const seeing = (): Context => reading(services, actor);

const unit = (source: string, target: string, author: string, date: string): string =>
  unitOf([source, target]).replace('"anna"', `"${author}"`).replace('20240531', date);
const texts = ['Open the lid slowly.', 'Close the lid again.', 'Wait for an hour.', 'Press the red key.'];

let files = 0;

/** Targets of a run under such rules: where they come from, and of the memory's the score and text. */
async function translate(memoryRules: Partial<Policy['memory']>): Promise<readonly unknown[]> {
  await doing((context) =>
    addPolicy(context, projectId, {
      ...defaultPolicy,
      ...{ providers: ['trial'], review: { required: 'never' } },
      memory: { ...defaultPolicy.memory, ...memoryRules },
    }),
  );
  const body = texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const { version } = await receiveUpload(seeing(), {
    ...{ projectId, fileName: `lids-${++files}.docx`, content: Readable.from([buildDocx({ body })]) },
    ...{ intent: 'new-file', channel: 'test' },
  });
  const { id } = await doing((context) =>
    createRun(context, { versionId: version.id, targetLanguage: 'de' }),
  );
  await services.drain();
  expect(await findRun(seeing(), id)).toMatchObject({ state: 'delivered' });
  const targets = await listTargets(services.db, id);
  return targets.map(({ resultSource, score, items }) =>
    resultSource === 'provider'
      ? resultSource
      : [resultSource, score, plainText({ items, codes: new Map() })],
  );
}

const memoryId = await newMemory();
const units = [
  unit(texts[0]!, 'Den Deckel langsam öffnen.', 'ben', '20260501'),
  unit(texts[1]!, 'Den Deckel wieder schließen.', 'anna', '20260501'),
  unit(texts[2]!, 'Eine Stunde warten.', 'ben', '20010501'),
  unit(texts[3]!, 'Die rote Taste drücken.', 'ben', '20250501'),
  unit(texts[3]!, 'Rote Taste!', 'anna', '20260501'),
];
await settle(await start(memoryId, tmxOf(units), { review: 'false' }));
await doing((context) =>
  createConnection(context, projectId, {
    ...{ name: 'trial', settings: { provider: 'pseudo' }, enabled: true, concurrency: 1 },
    ...{ spendingLimit: null, spendingPeriod: 'month' },
  }),
);

test('penalties by origin, author and age decide in a run what is taken from the memory, and with which score', async () => {
  expect(await translate({})).toEqual([
    ['memory_exact', 100, 'Den Deckel langsam öffnen.'],
    ['memory_exact', 100, 'Den Deckel wieder schließen.'],
    ['memory_exact', 100, 'Eine Stunde warten.'],
    ['memory_exact', 100, 'Rote Taste!'],
  ]);
  const ages = [{ days: 3650, points: 10 }];
  expect(await translate({ origins: { tmx: 2 }, authors: { anna: 4 }, ages })).toEqual([
    ['memory_fuzzy', 98, 'Den Deckel langsam öffnen.'],
    'provider',
    'provider',
    ['memory_fuzzy', 98, 'Die rote Taste drücken.'],
  ]);
  expect(await translate({ origins: { tmx: 6 } })).toEqual(Array(4).fill('provider'));
});

test('only the units that a policy lets count are taken in a run, and a lookup may narrow them further', async () => {
  expect(await translate({ only: { authors: ['ben'], origins: ['tmx', 'run'] } })).toEqual([
    ['memory_exact', 100, 'Den Deckel langsam öffnen.'],
    'provider',
    ['memory_exact', 100, 'Eine Stunde warten.'],
    ['memory_exact', 100, 'Die rote Taste drücken.'],
  ]);
  const targetsFor = async (filter?: UnitFilter): Promise<string[]> => {
    const segments = texts.map((text) => ({ source: textWithoutCodes(text), previous: '', next: '' }));
    const asked = { projectId, from: 'en', to: 'de', segments, threshold: 100, ...(filter && { filter }) };
    const found = await lookUpByPolicy(seeing(), asked);
    return found.flatMap((matches) => matches.map(({ unit: { target } }) => plainText(target)));
  };
  const ofBen = ['Den Deckel langsam öffnen.', 'Eine Stunde warten.', 'Die rote Taste drücken.'];
  expect(await targetsFor()).toEqual(ofBen);
  expect(await targetsFor({ authors: ['anna', 'ben'] })).toEqual(ofBen);
  expect(await targetsFor({ until: new Date('2010-01-01') })).toEqual(['Eine Stunde warten.']);
  expect(await targetsFor({ authors: ['anna'] })).toEqual([]);
  expect(await translate({ only: { origins: ['run'] } })).toEqual(Array(4).fill('provider'));
  const properties = [{ type: 'domain', value: 'legal' }];
  expect(await translate({ only: { properties } })).toEqual(Array(4).fill('provider'));
  expect(await targetsFor({ authors: ['ben'] })).toEqual([]);
});
