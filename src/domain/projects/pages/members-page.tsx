import { z } from 'zod';
import { definePage, type ProjectRole, type VersoPage } from '#domain/context';
import {
  findMembers,
  type Member,
  removeMember,
  setMember,
  setMemberByEmail,
} from '#domain/projects/members';
import {
  ActionButton,
  Button,
  Card,
  EmptyState,
  Form,
  Name,
  Select,
  Table,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, redirect } from '#platform/web/pages';
import { settingsMessages } from './settings-messages.ts';

const path = '/projects/:projectId/members';
const params = z.object({ projectId: z.uuid() });
const one = params.extend({ userId: z.string().min(1).max(100) });
const roles = ['reviewer', 'operator'] as const satisfies readonly ProjectRole[];
const role = z.enum(roles);

export const memberPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params,
    navigation: { in: 'project-setup', order: 80, label: ({ locale }) => settingsMessages(locale).members },
    async handle(context, { params: { projectId }, view }) {
      const say = settingsMessages(view.locale);
      const members = await findMembers(context, projectId);
      return document({
        title: say.members,
        body: (
          <>
            <p>{say.membersText}</p>
            <MemberTable projectId={projectId} members={members} />
            {view.may('project.administer', projectId) && <NewMember projectId={projectId} />}
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.administer',
    params,
    form: z.object({ email: z.email().max(320), role }),
    problemFields: { 'member-unknown': 'email' },
    async handle(context, { params: { projectId }, form: { email, role: chosen }, view }) {
      await setMemberByEmail(context, projectId, email, chosen);
      const text = settingsMessages(view.locale).memberSet(email);
      return redirect(pathTo(path, { projectId }), { text, tone: 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/:userId`,
    formPage: path,
    ability: 'project.administer',
    params: one,
    form: z.object({ role }),
    async handle(context, { params: { projectId, userId }, form, view }) {
      await setMember(context, projectId, userId, form.role);
      const text = settingsMessages(view.locale).saved;
      return redirect(pathTo(path, { projectId }), { text, tone: 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/:userId/removal`,
    formPage: path,
    ability: 'project.administer',
    params: one,
    async handle(context, { params: { projectId, userId }, view }) {
      await removeMember(context, projectId, userId);
      return redirect(pathTo(path, { projectId }), { text: settingsMessages(view.locale).memberRemoved });
    },
  }),
];

interface MembersProps {
  readonly projectId: string;
  readonly members: readonly Member[];
}

function MemberTable({ projectId, members }: MembersProps) {
  const say = useSay(settingsMessages);
  const { may } = useView();
  const isChangeable = may('project.administer', projectId);
  return (
    <Table
      caption={say.members}
      rows={members}
      keyOf={({ userId }) => userId}
      empty={<EmptyState title={say.noMembers}>{say.noMembersText}</EmptyState>}
      columns={[
        { label: say.person, isHead: true, cell: ({ name }) => <Name>{name}</Name> },
        { label: say.email, cell: ({ email }) => <Name>{email}</Name> },
        {
          label: say.role,
          cell: (member) =>
            isChangeable ? <Roles projectId={projectId} member={member} /> : say[member.role],
        },
      ]}
    />
  );
}

function Roles({
  projectId,
  member: { userId, name, role: held },
}: {
  readonly projectId: string;
  readonly member: Member;
}) {
  const say = useSay(settingsMessages);
  const other = held === 'operator' ? 'reviewer' : 'operator';
  const own = { projectId, userId };
  return (
    <div class="actions">
      <span>{say[held]}</span>
      <ActionButton
        action={pathTo(`${path}/:userId`, own)}
        fields={{ role: other }}
        kind="quiet"
        about={name}
      >
        {say.make(say[other])}
      </ActionButton>
      <ActionButton action={pathTo(`${path}/:userId/removal`, own)} kind="quiet" about={name}>
        {say.remove}
      </ActionButton>
    </div>
  );
}

function NewMember({ projectId }: { readonly projectId: string }) {
  const say = useSay(settingsMessages);
  return (
    <Card title={say.addMember}>
      <Form action={pathTo(path, { projectId })}>
        <TextField name="email" label={say.email} hint={say.emailHint} type="email" maxLength={320} />
        <Select
          name="role"
          label={say.role}
          value="reviewer"
          choices={roles.map((value) => ({ value, label: say[value] }))}
        />
        <Button>{say.add}</Button>
      </Form>
    </Card>
  );
}
