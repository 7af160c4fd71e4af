import type { FoundEntries, NamedEntry } from '#domain/audit/search';
import { FilterBar, LinkButton, Name, Notice, TextField, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import type { AuditFilterQuery } from './audit-query.ts';
import { auditMessages } from './messages.ts';

const names = ['text', 'action', 'actor', 'subject', 'from', 'to', 'actorId', 'subjectId'] as const;

interface FilterProps {
  readonly path: string;
  readonly filter: AuditFilterQuery;
}

/** Fields of the search. Names are completed with script, and found without. */
export function AuditFilter({ path, filter }: FilterProps) {
  const say = useSay(auditMessages);
  const hint = say.inZone(useView().locale.zone);
  const { text, action, actor, subject, from, to } = filter;
  return (
    <FilterBar names={names} into="entries">
      <TextField name="text" type="search" label={say.text} value={text} maxLength={200} optional />
      <TextField name="action" label={say.action} value={action} maxLength={100} optional />
      <TextField
        name="actor"
        label={say.actor}
        value={actor ?? filter.actorId}
        maxLength={200}
        suggestionsFrom={`${path}/actors`}
        optional
      />
      <TextField
        name="subject"
        label={say.subjectName}
        value={subject ?? filter.subjectId}
        maxLength={200}
        suggestionsFrom={`${path}/subjects`}
        optional
      />
      <TextField name="from" type="date" label={say.from} hint={hint} value={from} optional />
      <TextField name="to" type="date" label={say.to} hint={hint} value={to} optional />
    </FilterBar>
  );
}

interface ChoicesProps extends FilterProps {
  readonly choices: FoundEntries['choices'];
}

/** Where a name means several: each as a way on. */
export function NameChoices({ path, filter, choices: { actor, subject } }: ChoicesProps) {
  const say = useSay(auditMessages);
  return (
    <>
      {actor && (
        <Choices
          title={say.severalActors({ name: filter.actor ?? '' })}
          choices={actor}
          hrefOf={({ id }) => pathTo(path, {}, { ...filter, actor: undefined, actorId: id })}
        />
      )}
      {subject && (
        <Choices
          title={say.severalSubjects({ name: filter.subject ?? '' })}
          choices={subject}
          hrefOf={({ kind, id }) =>
            pathTo(path, {}, { ...filter, subject: undefined, subjectKind: kind, subjectId: id })
          }
        />
      )}
    </>
  );
}

interface OneChoiceProps {
  readonly title: string;
  readonly choices: readonly NamedEntry[];
  hrefOf(choice: NamedEntry): string;
}

function Choices({ title, choices, hrefOf }: OneChoiceProps) {
  const say = useSay(auditMessages);
  return (
    <Notice tone="warning" title={title} isNews>
      <p>{say.chooseOne}</p>
      <ul class="plain stack">
        {choices.map((choice) => (
          <li key={`${choice.kind} ${choice.id}`}>
            <LinkButton href={hrefOf(choice)}>
              <Name>{choice.name}</Name>
            </LinkButton>{' '}
            <code class="soft">
              {choice.kind} {choice.id}
            </code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
