import { expect, test } from 'vitest';
import { transact } from '#domain/audit';
import { type Context, systemActor } from '#domain/context';
import { plugin as glossary } from '#domain/glossary/plugin';
import { plugin as projects } from '#domain/projects/plugin';
import { insertProject, operatorOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const services = await testServices();
const call = routeCaller<Context>(glossary.routes!);

test('the history of a concept tells values in words, languages by name and days as people read them', async () => {
  const { projectId } = await insertProject(services.db);
  const actor = operatorOf(projectId);
  const change = (operation: string, input: object): Promise<Shown> =>
    transact(services, systemActor('test'), (context) => call(context, operation, input));
  const { id: glossaryId } = await change('createGlossary', { params: { projectId }, body: { name: 'G' } });
  const terms = [{ language: 'en', text: 'valve' }];
  const concept = await change('createConcept', { params: { projectId, glossaryId }, body: { terms } });
  const params = { projectId, glossaryId, conceptId: concept.id };
  const body = { language: 'de', text: 'Ventil', status: 'forbidden', validFrom: '2026-11-28' };
  await change('addTerm', { params, revision: concept.revision, body });
  const path = `/projects/${projectId}/glossaries/${glossaryId}/concepts/${concept.id}/history`;
  const visitor = new Visitor({ services, plugins: [projects, glossary], actor });
  const cookie = `verso.display=${encodeURIComponent('language=de&zone=America/Los_Angeles')}`;
  const { text } = await visitor.get(path, { cookie });
  expect(text).toContain('Freigabe: Entwurf');
  expect(text).toContain('Gebrauch: Verboten');
  expect(text).toContain('Sprache: Deutsch');
  expect(text).toContain('Erster Tag: 28.11.2026');
});
