import { expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { editTarget } from '#domain/runs/targets';
import { similarity } from '#engine/matching';
import { insertProject, insertRunOf, insertVersion, routeCaller } from '#test/runs';
import { testServices } from '#test/services';
import { qualityRoute } from './quality-api.ts';
import { reportQuality } from './report-quality.ts';

const services = await testServices();
const { db } = services;
const admin = systemActor('tests');
const context = reading(services, admin);
const call = routeCaller([qualityRoute] as never);

test('figures of models equal a recount from the segments, also after people wrote', async () => {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, ['One.', 'Two.', 'Three.', 'Four.', 'Five.']);
  const of = { provider: 'llm', model: 'a', reviewStatus: 'required' };
  const targets = [
    { ...of, text: 'Eins ist wahr.', findingCodes: ['number-missing', 'code-missing'] },
    { ...of, text: 'Zwei.', findingCodes: ['number-missing'], reviewStatus: 'approved' },
    { ...of, text: 'Drei.' },
    { ...of, model: 'b', text: 'Vier.', reviewStatus: 'approved' },
    { text: 'Fünf.', resultSource: 'memory_exact', reviewStatus: 'approved' },
  ];
  const runId = await insertRunOf(db, { ...version, ...project }, targets);
  const edit = { runId, position: 0, text: 'Eins ist falsch.', revision: 1, approve: true };
  await transact(services, admin, (one) => editTarget(one, edit, {} as never));
  const [a, b] = await reportQuality(context, { projectId: project.projectId });
  const changed = (100 - similarity('Eins ist wahr.', 'Eins ist falsch.', 'de')) / 2;
  expect(changed).toBeGreaterThan(0);
  expect(a).toMatchObject({
    ...{ provider: 'llm', model: 'a', segments: 3, approved: 2, untouched: 1, edited: 1, changed },
    ...{ omissions: 2, codesLost: 1, codesRepaired: 0 },
    findings: [
      { code: 'number-missing', segments: 2, perThousand: 2000 / 3 },
      { code: 'code-missing', segments: 1, perThousand: 1000 / 3 },
    ],
  });
  expect(b).toMatchObject({ model: 'b', segments: 1, approved: 1, untouched: 1, changed: 0, findings: [] });
  const again = { ...edit, text: 'Ganz anders gesagt.', revision: 2 };
  await transact(services, admin, (one) => editTarget(one, again, {} as never));
  const [later] = await reportQuality(context, { projectId: project.projectId });
  expect(later!.changed).toBe((100 - similarity('Eins ist wahr.', 'Ganz anders gesagt.', 'de')) / 2);
  expect(later!.findings).toEqual(a!.findings);
  const query = { projectId: project.projectId, to: '2001-01-01T00:00:00Z' };
  const { models } = await call(context, 'reportQuality', { query });
  expect(models).toEqual([]);
});
