import { afterAll } from 'vitest';
import { openSearchServer } from '#platform/search';
import { startFakeOpenSearch } from '#test/fake-opensearch';
import { openTermService } from '#test/term-service';
import { describeTermRetrieval } from './term-retrieval.ts';

describeTermRetrieval('PostgreSQL', async () => ({
  services: (await openTermService()).services,
  settle: async () => {},
}));

// The fake speaks OpenSearch's protocol; a real server was not run here.
describeTermRetrieval('OpenSearch', async () => {
  const fake = await startFakeOpenSearch();
  afterAll(fake.close);
  const { url, user, password } = fake;
  const search = openSearchServer({ url, user, password, prefix: 'verso', timeout: 5_000 });
  const { services, settle } = await openTermService(search);
  const searches = (): number => fake.seen.filter((path) => path.endsWith('/_search')).length;
  return { services, settle, answered: searches };
});
