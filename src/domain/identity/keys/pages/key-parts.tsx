import { type ApiKey, scopes } from '#domain/identity/keys';
import type { Project } from '#domain/projects';
import {
  Badge,
  Button,
  Card,
  CheckboxGroup,
  EmptyState,
  Form,
  LinkButton,
  Name,
  Select,
  Table,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { keyMessages } from './messages.ts';

export const ownPath = '/account/keys';
export const revocationPath = `${ownPath}/:keyId/revocation`;

/** Days before the end of a key in which its owner should see to another. */
const soonDays = 14;

interface KeyTableProps {
  readonly keys: readonly ApiKey[];
  /** Names of people by id, where keys of several are listed. */
  readonly owners?: ReadonlyMap<string, string>;
}

export function KeyTable({ keys, owners }: KeyTableProps) {
  const say = useSay(keyMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.keys}
      rows={keys}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        { label: say.name, isHead: true, cell: ({ name }) => <Name>{name}</Name> },
        ...(owners
          ? [
              {
                label: say.owner,
                cell: ({ ownerId }: ApiKey) => (
                  <a href={pathTo('/people/:ownerId', { ownerId })}>
                    <Name>{owners.get(ownerId) ?? ownerId}</Name>
                  </a>
                ),
              },
            ]
          : []),
        { label: say.start, cell: ({ start }) => <code>{start}…</code> },
        { label: say.scopes, cell: (key) => format.list(key.scopes.map((scope) => say[scope])) },
        {
          label: say.projects,
          cell: ({ projects }) => (projects ? say.projectCount(projects.length) : say.allProjects),
        },
        { label: say.expires, cell: ({ expiresAt }) => <Expiry at={expiresAt} /> },
        {
          label: say.lastUsed,
          cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : say.never),
        },
        {
          label: say.actions,
          isActions: true,
          cell: ({ id, name }) => (
            <LinkButton href={pathTo(revocationPath, { keyId: id })}>
              {say.revoke} <span class="visually-hidden">{name}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

function Expiry({ at }: { readonly at: Date | null }) {
  const say = useSay(keyMessages);
  const { now } = useView();
  if (!at) return <>{say.never}</>;
  const isOver = at <= now;
  const isSoon = at.getTime() - now.getTime() < soonDays * 86_400_000;
  return (
    <>
      <Time at={at} dateOnly />{' '}
      {isSoon && <Badge tone={isOver ? 'bad' : 'warning'}>{isOver ? say.expired : say.soon}</Badge>}
    </>
  );
}

export function NewKey({ projects }: { readonly projects: readonly Project[] }) {
  const say = useSay(keyMessages);
  return (
    <Card title={say.newKey}>
      <Form action={ownPath}>
        <TextField name="name" label={say.name} hint={say.nameHint} maxLength={100} />
        <CheckboxGroup
          name="scopes"
          label={say.scopes}
          value={['read']}
          choices={scopes.map((value) => ({ value, label: say[value], hint: say[`${value}Hint`] }))}
        />
        {projects.length > 0 && (
          <CheckboxGroup
            name="projects"
            label={say.projects}
            hint={say.projectsHint}
            choices={projects.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select
          name="days"
          label={say.expiry}
          value="90"
          none={say.never}
          choices={[7, 30, 90, 365].map((days) => ({ value: String(days), label: say.days(days) }))}
        />
        <Button>{say.create}</Button>
      </Form>
    </Card>
  );
}
