import { type DomainCount, states } from '#domain/glossary/catalogue';
import { approvals, type KeptConcept, type KeptTerm } from '#domain/glossary/concepts';
import {
  conceptPath,
  glossaryMessages,
  glossaryPath,
  headOf,
  isShown,
  StateBadge,
  TermText,
} from '#domain/glossary/pages/wording';
import { termStatuses } from '#engine/glossary';
import {
  ActionButton,
  Badge,
  EmptyState,
  FilterBar,
  LanguageName,
  Name,
  Select,
  Table,
  TextField,
  Time,
  useSay,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import type { WantedConcepts } from './wanted-concepts.ts';

const names = ['text', 'language', 'status', 'approval', 'domain', 'state'] as const;

interface FilterProps {
  readonly wanted: WantedConcepts;
  readonly domains: readonly DomainCount[];
}

export function ConceptFilter({ wanted, domains }: FilterProps) {
  const say = useSay(glossaryMessages);
  const choices = (values: readonly (keyof typeof say & string)[]) =>
    values.map((value) => ({ value, label: String(say[value]) }));
  return (
    <FilterBar names={names} into="concepts">
      <TextField name="text" type="search" label={say.text} value={wanted.text} maxLength={200} optional />
      <TextField
        name="language"
        label={say.language}
        value={wanted.language}
        size="short"
        maxLength={35}
        optional
      />
      <Select
        name="status"
        label={say.status}
        none={say.any}
        value={wanted.status}
        choices={choices(termStatuses)}
        optional
      />
      <Select
        name="approval"
        label={say.approval}
        none={say.any}
        value={wanted.approval}
        choices={choices(approvals)}
        optional
      />
      {domains.length > 0 && (
        <Select
          name="domain"
          label={say.domain}
          none={say.any}
          value={wanted.domain}
          choices={domains.map(({ domain, concepts }) => ({
            value: domain,
            label: `${domain} (${concepts})`,
          }))}
          optional
        />
      )}
      <Select name="state" label={say.state} value={wanted.state ?? 'active'} choices={choices(states)} />
    </FilterBar>
  );
}

interface ListProps {
  readonly concepts: readonly KeptConcept[];
  readonly params: { readonly projectId: string; readonly glossaryId: string };
}

/** Decides on the drafts of the concepts that are shown, and on no others. */
export function DecideShown({ concepts, params }: ListProps) {
  const say = useSay(glossaryMessages);
  const action = pathTo(`${glossaryPath}/drafts`, params);
  const conceptIds = concepts.map(({ id }) => id).join(',');
  return (
    <div class="actions">
      <ActionButton action={action} fields={{ conceptIds, approval: 'approved' }}>
        {say.approveShown}
      </ActionButton>
      <ActionButton action={action} fields={{ conceptIds, approval: 'rejected' }} kind="quiet">
        {say.rejectShown}
      </ActionButton>
    </div>
  );
}

/** Concepts, each under its first term of a language, which is usually that of the project's documents. */
export function ConceptTable({ concepts, params, from }: ListProps & { readonly from: string | null }) {
  const say = useSay(glossaryMessages);
  return (
    <Table
      caption={say.concepts}
      rows={concepts}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noConcepts}>{say.noConceptsText}</EmptyState>}
      columns={[
        {
          label: say.concept,
          isHead: true,
          cell: (concept) => {
            const term = headOf(concept, from);
            return (
              <a href={pathTo(conceptPath, { ...params, conceptId: concept.id })}>
                {term ? <TermText term={term} /> : <Name>{concept.key}</Name>}
              </a>
            );
          },
        },
        {
          label: say.otherTerms,
          cell: (concept) => <OtherTerms concept={concept} head={headOf(concept, from)} />,
        },
        { label: say.domain, cell: ({ domain }) => domain && <Name>{domain}</Name> },
        {
          label: say.state,
          cell: ({ state, terms }) => {
            const drafts = terms.filter((term) => isShown(term) && term.approval === 'draft').length;
            return (
              <>
                <StateBadge state={state} />{' '}
                {drafts > 0 && <Badge tone="warning">{say.drafts(drafts)}</Badge>}
              </>
            );
          },
        },
        { label: say.changed, cell: ({ updatedAt }) => <Time at={updatedAt} dateOnly /> },
      ]}
    />
  );
}

function OtherTerms({
  concept,
  head,
}: {
  readonly concept: KeptConcept;
  readonly head: KeptTerm | undefined;
}) {
  const others = concept.terms.filter((term) => isShown(term) && term.id !== head?.id);
  const byLanguage = [...Map.groupBy(others, ({ language }) => language)];
  return (
    <ul class="plain">
      {byLanguage.map(([language, terms]) => (
        <li key={language}>
          <span class="soft">
            <LanguageName tag={language} />:
          </span>{' '}
          {terms.map((term, index) => (
            <span key={term.id}>
              {index > 0 && ', '}
              <TermText term={term} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
