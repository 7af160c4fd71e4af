import { expect, test } from 'vitest';
import { plugin as projects } from '#domain/projects/plugin';
import { plugin } from '#domain/runs/plugin';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const services = await testServices();
const { db } = services;

test('the quality of models is told as a table, a picture with words, and CSV that no program takes for a formula', async () => {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, ['One.', 'Two.']);
  const given = { provider: '=llm', model: 'm <b>1</b>', reviewStatus: 'approved' };
  await insertRunOf(db, { ...version, ...project }, [
    { ...given, text: 'Eins.', findingCodes: ['number-missing'] },
    { ...given, text: 'Zwei.', reviewStatus: 'required' },
  ]);
  const visitor = new Visitor({
    services,
    plugins: [projects, plugin],
    actor: reviewerOf(project.projectId),
  });
  const page = await visitor.get(`/projects/${project.projectId}/reports`);
  expect(page.text).toMatch(/=llm · m <b>1<\/b> 2 1 \(50%\) 1 \(100%\) 0 \(0%\) 0%/);
  expect(page.text).toContain('number-missing 1 500');
  const csv = await visitor.get(`/projects/${project.projectId}/reports/quality.csv`);
  expect(csv.html.split('\r\n')).toEqual([
    'provider,model,segments,approved,untouched,edited,changed,omissions,codesLost,codesRepaired,findings',
    "'=llm,m <b>1</b>,2,1,1,0,0,1,0,0,number-missing=1",
    '',
  ]);
  const none = await visitor.get(`/projects/${project.projectId}/reports?to=2001-01-01`);
  expect(none.text).toContain('No model was asked in that time');
  const stranger = new Visitor({ services, plugins: [projects, plugin], actor: operatorOf() });
  expect((await stranger.get(`/projects/${project.projectId}/reports`)).status).toBe(404);
});
