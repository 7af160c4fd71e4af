import { z } from 'zod';
import type { FieldChange } from '#domain/audit';
import { definePage } from '#domain/context';
import { listNames } from '#domain/identity/people';
import { comparePolicies, findPolicy, listPolicies, type PolicyVersion } from '#domain/projects/policies';
import {
  Card,
  DefinitionList,
  EmptyState,
  FieldDifferences,
  FilterBar,
  LinkButton,
  Notice,
  Person,
  Select,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, optional, pathTo } from '#platform/web/pages';
import { policyMessages } from './messages.ts';
import { PolicyAccount } from './policy-parts.tsx';

export const policyPath = '/policies/:policyId';
/** Versions to compare with; older ones are compared over the API. */
const mostVersions = 200;

export const versionPage = definePage({
  method: 'GET',
  path: policyPath,
  ability: 'project.read',
  params: z.object({ policyId: z.uuid() }),
  query: z.object({ since: optional(z.uuid()) }),
  async handle(context, { params: { policyId }, query: { since }, view }) {
    const say = policyMessages(view.locale);
    const policy = await findPolicy(context, policyId);
    const { projectId, version, createdBy } = policy;
    const [previous] = await listPolicies(context, projectId, { before: policyId, limit: 1 });
    const versions = await listPolicies(context, projectId, { limit: mostVersions });
    const names = await listNames(context.db, [createdBy]);
    const sinceId = since ?? previous?.id;
    const changes = sinceId && (await comparePolicies(context, sinceId, policyId));
    const runs = pathTo('/projects/:projectId/runs', { projectId }, { policyId });
    return document({
      projectId,
      title: say.version(view.format.number(version)),
      crumbs: [{ label: say.policy, href: pathTo('/projects/:projectId/policy', { projectId }) }],
      actions: <LinkButton href={runs}>{say.runs}</LinkButton>,
      body: (
        <>
          <DefinitionList
            items={[
              { term: say.since, value: <Time at={policy.createdAt} /> },
              { term: say.by, value: <Person name={names.get(createdBy) ?? createdBy} /> },
            ]}
          />
          {changes ? (
            <Changes {...{ changes, versions, policyId }} since={sinceId} />
          ) : (
            <Notice>{say.first}</Notice>
          )}
          <PolicyAccount policy={policy.body} />
        </>
      ),
    });
  },
});

interface ChangesProps {
  readonly changes: readonly FieldChange[];
  readonly versions: readonly PolicyVersion[];
  readonly policyId: string;
  readonly since: string;
}

function Changes({ changes, versions, policyId, since }: ChangesProps) {
  const say = useSay(policyMessages);
  const { format } = useView();
  const others = versions.filter(({ id }) => id !== policyId);
  return (
    <Card title={say.changes}>
      <FilterBar names={['since']} submit={say.compare}>
        <Select
          name="since"
          label={say.comparedWith}
          value={since}
          choices={others.map(({ id, version, createdAt }) => ({
            value: id,
            label: `${say.version(format.number(version))}, ${format.date(createdAt)}`,
          }))}
          optional
        />
      </FilterBar>
      {changes.length === 0 ? (
        <EmptyState title={say.noChanges}>{say.noChangesText}</EmptyState>
      ) : (
        <FieldDifferences changes={changes} />
      )}
    </Card>
  );
}
