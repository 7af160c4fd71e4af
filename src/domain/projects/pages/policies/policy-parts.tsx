import type { Policy } from '#domain/projects/policies';
import { DefinitionList, Disclosure, Name, useSay, useView } from '#platform/web/components';
import { policyMessages } from './messages.ts';

/** What a policy allows and demands, in words. */
export function PolicyAccount({ policy }: { readonly policy: Policy }) {
  const say = useSay(policyMessages);
  const { format } = useView();
  const { memory, approval, review, masking, retention, blocking, providers } = policy;
  const kept = (days: number | null) => (days === null ? say.kept : say.days(format.number(days)));
  const sources = approval.sources.map((source) => say[source]).join('; ');
  return (
    <>
      <DefinitionList
        items={[
          { term: say.providers, value: <Name>{providers.join(', ') || say.nobody}</Name> },
          { term: say.egress, value: say[policy.egress] },
          { term: say.accept, value: format.number(memory.accept) },
          { term: say.suggest, value: format.number(memory.suggest) },
          { term: say.only, value: <UnitsThatCount only={memory.only} /> },
          { term: say.automatic, value: say[approval.automatic] },
          { term: say.sources, value: approval.automatic === 'never' ? undefined : sources || say.nothing },
          { term: say.required, value: say[review.required] },
          {
            term: say.masked,
            value: masking.enabled ? masking.kinds.map((kind) => say[kind]).join(', ') : say.nothing,
          },
          { term: say.learn, value: say[policy.learn] },
          { term: say.blocking, value: blocking.length > 0 ? blocking.join(', ') : undefined },
          { term: say.source, value: kept(retention.source) },
          { term: say.output, value: kept(retention.output) },
          { term: say.record, value: kept(retention.record) },
          { term: say.temporary, value: kept(retention.temporary) },
          { term: say.style, value: policy.style && <Name>{policy.style}</Name> },
        ]}
      />
      <Disclosure summary={say.whole}>
        <pre>{JSON.stringify(policy, null, 2)}</pre>
      </Disclosure>
    </>
  );
}

function UnitsThatCount({ only }: { readonly only: Policy['memory']['only'] }) {
  const say = useSay(policyMessages);
  const { origins, authors, properties } = only;
  const parts = [
    origins && [say.onlyOrigins, origins.map((origin) => say[origin])],
    authors && [say.onlyAuthors, authors],
    properties && [say.onlyProperties, properties.map(({ type, value }) => `${type}=${value}`)],
  ].filter((part) => part !== undefined) as [string, readonly string[]][];
  if (parts.length === 0) return <>{say.allUnits}</>;
  return (
    <>
      {parts.map(([name, values]) => (
        <div>
          {name} <Name>{values.join(', ')}</Name>
        </div>
      ))}
    </>
  );
}
