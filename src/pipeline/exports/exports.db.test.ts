import { expect, test } from 'vitest';
import { plugin as artifacts } from '#domain/artifacts/plugin';
import { plugin as projects } from '#domain/projects/plugin';
import { readExchange } from '#engine/interchange/formats';
import { plugin as exports } from '#pipeline/exports';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const services = await testServices();
const { db } = services;

async function specimen() {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, ['Press <1>Start</1>', 'Wait & see', 'End']);
  const runId = await insertRunOf(db, { ...version, ...project }, [
    { text: 'Drücke <1>Start</1>', reviewStatus: 'approved' },
    { text: 'Warte & sieh', verificationState: 'failed' },
  ]);
  return { ...project, runId };
}

test('XLIFF of a run holds every segment, its target and how far it is', async () => {
  const { projectId, runId } = await specimen();
  const visitor = new Visitor({
    services,
    plugins: [projects, artifacts, exports],
    actor: reviewerOf(projectId),
  });
  const page = await visitor.get(`/runs/${runId}/downloads/xliff`);
  expect(page.headers['content-disposition']).toContain('manual.de.xlf');
  const { document, findings } = readExchange('a.xlf', Buffer.from(page.html));
  expect(findings).toEqual([]);
  expect(document).toMatchObject({ sourceLanguage: 'en', targetLanguage: 'de', original: 'manual.docx' });
  const segments = document!.units.flatMap((unit) => unit.segments);
  expect(segments.map(({ state }) => state)).toEqual(['reviewed', 'translated', undefined]);
  expect(segments[0]!.target!.codes.size).toBeGreaterThan(0);
});

test('TMX of a run holds what passed its checks', async () => {
  const { projectId, runId } = await specimen();
  const visitor = new Visitor({ services, plugins: [projects, exports], actor: reviewerOf(projectId) });
  const tmx = (await visitor.get(`/runs/${runId}/downloads/tmx`)).html;
  expect(tmx.match(/<tu /g)).toHaveLength(1);
  expect(tmx).toContain('Drücke');
  expect(tmx).not.toContain('Warte');
});

test('runs of others are unknown', async () => {
  const [of, other] = [await specimen(), await specimen()];
  const visitor = new Visitor({ services, plugins: [projects, exports], actor: operatorOf(of.projectId) });
  for (const format of ['xliff', 'tmx'])
    expect((await visitor.get(`/runs/${other.runId}/downloads/${format}`)).status).toBe(404);
});
