import { z } from 'zod';
import { definePage, requireInHouse, type VersoPage } from '#domain/context';
import { createPerson, resetPassword } from '#domain/identity/enrolment';
import {
  changePerson,
  emailSchema,
  findPerson,
  listPeople,
  nameSchema,
  type Person,
  personProblem,
  roleSchema,
} from '#domain/identity/people';
import { pageOf, pageQuery } from '#platform/web';
import {
  ActionButton,
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  Form,
  LinkButton,
  Name,
  Notice,
  Pager,
  Select,
  Table,
  TextField,
  Time,
  useSay,
} from '#platform/web/components';
import { document, pathTo, redirect, ticked, type View } from '#platform/web/pages';
import { peopleMessages } from './people-messages.ts';

const path = '/people/:personId';
const one = z.object({ personId: z.string().max(200) });

/** Accounts of the house, for who administers it; links stand under the origin of the house. */
export function peoplePages(origin: string): readonly VersoPage[] {
  return [
    definePage({
      method: 'GET',
      path: '/people',
      ability: 'house.administer',
      query: pageQuery,
      navigation: { in: 'settings', order: 10, label: ({ locale }) => peopleMessages(locale).people },
      async handle(context, { query: { limit, cursor }, view }) {
        requireInHouse(context.actor, 'house.administer');
        const rows = await listPeople(context.db, { limit: limit + 1, after: cursor });
        const page = pageOf(rows, limit, (person) => person);
        return document({
          title: peopleMessages(view.locale).people,
          body: (
            <>
              <PeopleTable people={page.items} />
              <Pager next={page.next} />
              <NewPerson />
            </>
          ),
        });
      },
    }),
    definePage({
      method: 'POST',
      path: '/people',
      ability: 'house.administer',
      form: z.object({ email: emailSchema, name: nameSchema, role: roleSchema }),
      problemFields: { 'person-exists': 'email' },
      async handle(context, { form, view }) {
        const { person, link } = await createPerson(context, form);
        return linkDocument(view, person.name, new URL(link.path, origin), link.expiresAt);
      },
    }),
    definePage({
      method: 'GET',
      path,
      ability: 'house.administer',
      params: one,
      async handle(context, { params: { personId }, view }) {
        requireInHouse(context.actor, 'house.administer');
        const person = await findPerson(context.db, personId);
        if (!person) throw personProblem('person-unknown', { detail: personId });
        const say = peopleMessages(view.locale);
        return document({
          title: person.name,
          width: 'narrow',
          crumbs: [{ label: say.people, href: '/people' }],
          body: <OnePerson person={person} />,
        });
      },
    }),
    definePage({
      method: 'POST',
      path,
      ability: 'house.administer',
      params: one,
      form: z.object({ name: nameSchema, role: roleSchema, disabled: ticked, takeFactor: ticked }),
      problemFields: { 'last-administrator': 'role' },
      async handle(context, { params: { personId }, form: { takeFactor, ...change }, view }) {
        await changePerson(context, personId, { ...change, ...(takeFactor && { secondFactor: false }) });
        const text = peopleMessages(view.locale).changed;
        return redirect(pathTo(path, { personId }), { text, tone: 'good' });
      },
    }),
    definePage({
      method: 'POST',
      path: `${path}/password-reset`,
      ability: 'house.administer',
      params: one,
      formPage: path,
      async handle(context, { params: { personId }, view }) {
        const link = await resetPassword(context, personId);
        const person = await findPerson(context.db, personId);
        return linkDocument(view, person!.name, new URL(link.path, origin), link.expiresAt);
      },
    }),
  ];
}

/** Answers with the link itself: it is nowhere else, and who loads the page again makes no second one unasked. */
function linkDocument(view: View, name: string, link: URL, expiresAt: Date) {
  const say = peopleMessages(view.locale);
  return document({
    title: `${say.link}: ${name}`,
    width: 'narrow',
    crumbs: [{ label: say.people, href: '/people' }],
    body: (
      <>
        <Notice title={say.linkText}>
          <p>
            <code class="one-time-link">{link.href}</code>
          </p>
          <p>
            {say.validUntil} <Time at={expiresAt} />
          </p>
        </Notice>
        <LinkButton href="/people">{say.back}</LinkButton>
      </>
    ),
  });
}

function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const say = useSay(peopleMessages);
  return (
    <Table
      caption={say.people}
      rows={people}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        {
          label: say.name,
          isHead: true,
          cell: ({ id, name }) => (
            <a href={pathTo(path, { personId: id })}>
              <Name>{name}</Name>
            </a>
          ),
        },
        { label: say.email, cell: ({ email }) => <Name>{email}</Name> },
        { label: say.role, cell: ({ role }) => say[role] },
        {
          label: say.state,
          cell: ({ disabled }) => (
            <Badge tone={disabled ? 'bad' : 'good'}>{disabled ? say.disabled : say.enabled}</Badge>
          ),
        },
        { label: say.secondFactor, cell: ({ secondFactor }) => (secondFactor ? '✓' : '–') },
        { label: say.since, cell: ({ createdAt }) => <Time at={createdAt} dateOnly /> },
      ]}
    />
  );
}

function useRoles() {
  const say = useSay(peopleMessages);
  return roleSchema.options.map((value) => ({ value, label: say[value] }));
}

function NewPerson() {
  const say = useSay(peopleMessages);
  const roles = useRoles();
  return (
    <Card title={say.newPerson}>
      <Form action="/people">
        <TextField name="email" label={say.email} type="email" maxLength={254} />
        <TextField name="name" label={say.name} maxLength={200} />
        <Select name="role" label={say.role} value="reviewer" choices={roles} />
        <Button>{say.create}</Button>
      </Form>
    </Card>
  );
}

function OnePerson({
  person: { id, name, email, role, disabled, secondFactor },
}: {
  readonly person: Person;
}) {
  const say = useSay(peopleMessages);
  const roles = useRoles();
  const params = { personId: id };
  return (
    <>
      <Card title={say.account}>
        <p>
          <Name>{email}</Name>
        </p>
        <Form action={pathTo(path, params)}>
          <TextField name="name" label={say.name} value={name} maxLength={200} />
          <Select name="role" label={say.role} value={role} choices={roles} />
          <Checkbox name="disabled" label={say.mayNot} checked={disabled} />
          {secondFactor && <Checkbox name="takeFactor" label={say.takeFactor} />}
          <Button>{say.change}</Button>
        </Form>
      </Card>
      <Card title={say.newLink}>
        <p>{say.newLinkText}</p>
        <ActionButton action={pathTo(`${path}/password-reset`, params)}>{say.newLink}</ActionButton>
      </Card>
    </>
  );
}
