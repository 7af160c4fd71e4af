import {
  type AttachedGlossary,
  type DomainCount,
  type GlossaryUsers,
  states,
} from '#domain/glossary/catalogue';
import { glossaryMessages, glossaryPath } from '#domain/glossary/pages/wording';
import {
  ActionButton,
  Badge,
  Button,
  Card,
  CheckboxGroup,
  Form,
  Name,
  Select,
  Table,
  Text,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { AccessField, PriorityField } from './use-fields.tsx';

interface FormProps {
  readonly glossary: AttachedGlossary;
  readonly action: string;
}

export function AboutForm({ glossary: { name, description, owner, revision }, action }: FormProps) {
  const say = useSay(glossaryMessages);
  return (
    <Card title={say.about}>
      <Form action={action} name="about" revision={revision}>
        <TextField name="name" label={say.name} value={name} maxLength={200} />
        <TextField
          name="description"
          label={say.description}
          value={description ?? undefined}
          maxLength={2000}
          optional
        />
        <TextField name="owner" label={say.owner} value={owner ?? undefined} maxLength={200} optional />
        <Button kind="secondary">{say.save}</Button>
      </Form>
    </Card>
  );
}

/** Priority, access and domains: those that are chosen stay to be seen, also where no concept is of them any more. */
export function UseForm({
  glossary: { priority, access, domains: chosen },
  domains,
  action,
}: FormProps & { readonly domains: readonly DomainCount[] }) {
  const say = useSay(glossaryMessages);
  const { format } = useView();
  const known = new Map(domains.map(({ domain, concepts }) => [domain, concepts]));
  const all = [...new Set([...known.keys(), ...(chosen ?? [])])];
  return (
    <Card title={say.useHere}>
      <Form action={action} name="use">
        <PriorityField value={priority} />
        <AccessField value={access} />
        {all.length > 0 && (
          <CheckboxGroup
            name="domains"
            label={say.domains}
            hint={say.domainsHint}
            value={chosen ?? []}
            choices={all.map((domain) => ({
              value: domain,
              label: `${domain} (${format.number(known.get(domain) ?? 0)})`,
            }))}
          />
        )}
        <Button kind="secondary">{say.save}</Button>
      </Form>
    </Card>
  );
}

export function UsersTable({
  users,
  glossaryId,
}: {
  readonly users: GlossaryUsers;
  readonly glossaryId: string;
}) {
  const say = useSay(glossaryMessages);
  const { format } = useView();
  return (
    <Card title={say.projects}>
      <Table
        caption={say.projects}
        rows={users.items}
        keyOf={({ projectId }) => projectId}
        columns={[
          {
            label: say.project,
            isHead: true,
            cell: ({ projectId, name }) => (
              <a href={pathTo(glossaryPath, { projectId, glossaryId })}>
                <Name>{name}</Name>
              </a>
            ),
          },
          { label: say.priority, isFigure: true, cell: ({ priority }) => format.number(priority) },
          { label: say.may, cell: ({ access }) => say[access] },
          {
            label: say.domains,
            cell: ({ domains }) => (domains ? <Name>{format.list(domains)}</Name> : say.allDomains),
          },
        ]}
      />
      {users.others > 0 && <p class="soft">{say.otherProjects(users.others)}</p>}
    </Card>
  );
}

interface WholeProps {
  readonly glossary: AttachedGlossary;
  action(what: 'state' | 'hold' | 'detachment'): string;
}

/** What changes the glossary for all its projects, and how this one lets it go. */
export function WholeForms({ glossary: { state, hold }, action }: WholeProps) {
  const say = useSay(glossaryMessages);
  const others = states.filter((other) => other !== state);
  return (
    <Card title={say.wholeGlossary}>
      <p class="soft">{say.wholeText}</p>
      <div class="columns">
        <Form action={action('state')} name="state">
          <Select
            name="state"
            label={say.newState}
            choices={others.map((value) => ({ value, label: say[value] }))}
          />
          <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={1000} />
          <Button kind="secondary">{say.change}</Button>
        </Form>
        <Form action={action('hold')} name="hold">
          {hold && (
            <p>
              <Badge tone="warning">{say.held}</Badge> <Text>{hold.reason}</Text>
            </p>
          )}
          <input type="hidden" name="held" value={String(hold === null)} />
          <p class="soft">{say.holdText}</p>
          <TextField name="reason" label={say.reason} maxLength={1000} />
          <Button kind="secondary">{hold === null ? say.hold : say.lift}</Button>
        </Form>
      </div>
      <ActionButton action={action('detachment')} kind="quiet">
        {say.detach}
      </ActionButton>
    </Card>
  );
}
