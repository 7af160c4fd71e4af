import { plugin } from '#domain/glossary/plugin';
import { sweepIndexes } from '#domain/glossary/retrieval';
import type { SearchServer } from '#platform/search';
import { type TestServices, testServices } from './services.ts';

/** Services in which glossaries are used, with the jobs that tell a search server of changes. */
export async function openTermService(
  search?: SearchServer,
  now?: () => Date,
): Promise<{ readonly services: TestServices; settle(): Promise<void> }> {
  const services = await testServices({ handlers: plugin.handlers ?? [], search, ...(now && { now }) });
  return {
    services,
    async settle() {
      await sweepIndexes(services);
      await services.drain();
    },
  };
}
