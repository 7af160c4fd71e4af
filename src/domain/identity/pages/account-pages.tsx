import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { findPerson, type Person } from '#domain/identity/people';
import { maximumPasswordLength, minimumPasswordLength } from '#domain/identity/sessions';
import {
  ActionButton,
  Badge,
  Button,
  Card,
  DefinitionList,
  Form,
  LinkButton,
  Table,
  TextField,
  Time,
  useSay,
} from '#platform/web/components';
import { document, redirect } from '#platform/web/pages';
import { accountMessages } from './account-messages.ts';
import type { AuthClient } from './auth-client.ts';
import { browserName } from './browser-name.ts';
import { signInMessages } from './messages.ts';

interface Session {
  readonly id: string;
  readonly token: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
}

const ability = 'house.read' as const;

/** One's own account. */
export function accountPages(auth: AuthClient): readonly VersoPage[] {
  return [
    definePage({
      method: 'GET',
      path: '/account',
      ability,
      async handle(context, input) {
        const { services, actor } = context;
        const [sessions, current, person] = await Promise.all([
          auth<Session[]>(services, input, ['GET', '/list-sessions']),
          auth<{ session?: Session } | null>(services, input, ['GET', '/get-session']),
          findPerson(context.db, actor.id),
        ]);
        const projects = actor.projects === 'all' ? undefined : actor.projects.size;
        return document({
          title: accountMessages(input.view.locale).account,
          body: (
            <Account
              person={person!}
              projects={projects}
              sessions={sessions.body}
              currentId={current.body?.session?.id}
            />
          ),
        });
      },
    }),
    definePage({
      method: 'POST',
      path: '/account/password',
      ability,
      formPage: '/account',
      form: z.object({
        currentPassword: z.string().min(1).max(256),
        newPassword: z.string().min(minimumPasswordLength).max(maximumPasswordLength),
      }),
      problemFields: { 'password-wrong': 'currentPassword' },
      transaction: false,
      async handle({ services }, input) {
        const body = { ...input.form, revokeOtherSessions: true };
        const { cookies } = await auth(services, input, ['POST', '/change-password', body]);
        return {
          ...redirect('/account', { text: accountMessages(input.view.locale).passwordChanged }),
          cookies,
        };
      },
    }),
    definePage({
      method: 'POST',
      path: '/account/sessions/revocation',
      ability,
      formPage: '/account',
      form: z.object({ id: z.string().max(100).optional() }),
      transaction: false,
      async handle({ services }, input) {
        const say = accountMessages(input.view.locale);
        if (input.form.id === undefined) {
          await auth(services, input, ['POST', '/revoke-other-sessions', {}]);
          return redirect('/account', { text: say.othersEnded });
        }
        const { body } = await auth<Session[]>(services, input, ['GET', '/list-sessions']);
        const token = body.find(({ id }) => id === input.form.id)?.token;
        if (token) await auth(services, input, ['POST', '/revoke-session', { token }]);
        return redirect('/account', { text: say.sessionEnded });
      },
    }),
  ];
}

interface AccountProps {
  readonly person: Person;
  /** How many; undefined for all of them. */
  readonly projects: number | undefined;
  readonly sessions: readonly Session[];
  readonly currentId: string | undefined;
}

function Account({ person, projects, sessions, currentId }: AccountProps) {
  const say = useSay(accountMessages);
  const words = useSay(signInMessages);
  return (
    <div class="columns">
      <div class="stack">
        <Card title={person.name}>
          <DefinitionList
            items={[
              { term: words.email, value: person.email },
              { term: say.role, value: say[person.role] },
              {
                term: say.memberOf,
                value: projects === undefined ? say.allProjects : say.projectCount(projects),
              },
            ]}
          />
        </Card>
        <Card title={say.password}>
          <Form action="/account/password" name="password">
            <TextField
              name="currentPassword"
              label={say.currentPassword}
              type="password"
              autocomplete="current-password"
            />
            <TextField
              name="newPassword"
              label={say.newPassword}
              hint={words.passwordHint(minimumPasswordLength)}
              type="password"
              autocomplete="new-password"
            />
            <p class="soft">{say.changePasswordHint}</p>
            <Button>{say.changePassword}</Button>
          </Form>
        </Card>
      </div>
      <div class="stack">
        <Card
          title={say.secondFactor}
          actions={
            person.secondFactor ? (
              <Badge tone="good">{say.isOn}</Badge>
            ) : (
              <Badge tone="neutral">{say.isOff}</Badge>
            )
          }
        >
          <p>{say.secondFactorText}</p>
          <p>
            <LinkButton href="/account/second-factor">
              {person.secondFactor ? say.turnOff : say.setUp}
            </LinkButton>
          </p>
        </Card>
        <Card title={say.keys}>
          <p>{say.keysText}</p>
          <p>
            <LinkButton href="/account/keys">{say.manageKeys}</LinkButton>
          </p>
        </Card>
        <Card title={say.display}>
          <p>{say.displayText}</p>
          <p>
            <LinkButton href="/display">{say.change}</LinkButton>
          </p>
        </Card>
        <Sessions sessions={sessions} currentId={currentId} />
      </div>
    </div>
  );
}

function Sessions({ sessions, currentId }: Pick<AccountProps, 'sessions' | 'currentId'>) {
  const say = useSay(accountMessages);
  const ordered = sessions.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return (
    <Card
      title={say.sessions}
      actions={
        sessions.length > 1 && (
          <ActionButton action="/account/sessions/revocation">{say.endOthers}</ActionButton>
        )
      }
    >
      <Table
        caption={say.sessions}
        rows={ordered}
        keyOf={({ id }) => id}
        columns={[
          {
            label: say.browser,
            isHead: true,
            cell: ({ id, userAgent }) => (
              <>
                {browserName(userAgent) ?? say.unknownBrowser}{' '}
                {id === currentId && <Badge tone="good">{say.thisOne}</Badge>}
              </>
            ),
          },
          { label: say.address, cell: ({ ipAddress }) => ipAddress ?? '' },
          { label: say.since, cell: ({ createdAt }) => <Time at={new Date(createdAt)} /> },
          {
            label: say.actions,
            isActions: true,
            cell: ({ id, userAgent }) =>
              id !== currentId && (
                <ActionButton
                  action="/account/sessions/revocation"
                  fields={{ id }}
                  about={browserName(userAgent) ?? say.unknownBrowser}
                >
                  {say.end}
                </ActionButton>
              ),
          },
        ]}
      />
    </Card>
  );
}
