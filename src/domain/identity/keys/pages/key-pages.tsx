import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { type ApiKey, createKey, findKey, listKeys, revokeKey, scopes } from '#domain/identity/keys';
import { listNames } from '#domain/identity/people';
import { listProjects } from '#domain/projects';
import { nameOf, pageOf, pageQuery } from '#platform/web';
import {
  ActionButton,
  Card,
  DefinitionList,
  LinkButton,
  Name,
  Notice,
  Pager,
} from '#platform/web/components';
import { document, optional, pathTo, redirect, several, type View } from '#platform/web/pages';
import { KeyTable, NewKey, ownPath, revocationPath } from './key-parts.tsx';
import { keyMessages } from './messages.ts';

const ability = 'house.read' as const;
const one = z.object({ keyId: z.string().max(200) });
/** What a form offers to choose from; people of more projects limit keys over the API. */
const mostProjects = 100;

export const keyPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: ownPath,
    ability,
    query: pageQuery,
    async handle(context, { query: { limit, cursor }, view }) {
      const say = keyMessages(view.locale);
      const keys = await listKeys(context, { limit: limit + 1, after: cursor });
      const page = pageOf(keys, limit, (key) => key);
      const projects = await listProjects(context, { limit: mostProjects });
      return document({
        title: say.mine,
        crumbs: [{ label: say.account, href: '/account' }],
        body: (
          <>
            <p>{say.mineText}</p>
            <KeyTable keys={page.items} />
            <Pager next={page.next} />
            <NewKey projects={projects} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path: ownPath,
    ability,
    form: z.object({
      name: nameOf(100),
      scopes: several(z.enum(scopes)).pipe(z.array(z.enum(scopes)).min(1)),
      projects: several(z.uuid()),
      days: optional(z.string().regex(/^[1-9]\d{0,3}$/)),
    }),
    async handle(context, { form: { projects, days, ...form }, view }) {
      const made = await createKey(context, {
        ...form,
        ...(projects.length > 0 && { projects }),
        ...(days !== undefined && { days: Math.min(Number(days), 3_660) }),
      });
      return secretDocument(view, made);
    },
  }),
  definePage({
    method: 'GET',
    path: '/keys',
    ability: 'house.administer',
    query: pageQuery,
    navigation: { in: 'settings', order: 15, label: ({ locale }) => keyMessages(locale).keys },
    async handle(context, { query: { limit, cursor }, view }) {
      const say = keyMessages(view.locale);
      const keys = await listKeys(context, { all: true, limit: limit + 1, after: cursor });
      const page = pageOf(keys, limit, (key) => key);
      const owners = await listNames(
        context.db,
        page.items.map(({ ownerId }) => ownerId),
      );
      return document({
        title: say.keys,
        width: 'wide',
        actions: <LinkButton href={ownPath}>{say.mine}</LinkButton>,
        body: (
          <>
            <p>{say.allText}</p>
            <KeyTable keys={page.items} owners={owners} />
            <Pager next={page.next} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: revocationPath,
    ability,
    params: one,
    async handle(context, { params: { keyId }, view }) {
      const key = await findKey(context, keyId);
      const owners = await listNames(context.db, [key.ownerId]);
      return revocationDocument(context, view, key, owners.get(key.ownerId));
    },
  }),
  definePage({
    method: 'POST',
    path: revocationPath,
    ability,
    params: one,
    async handle(context, { params: { keyId }, view }) {
      const { ownerId } = await findKey(context, keyId);
      await revokeKey(context, keyId);
      return redirect(listPath(context, ownerId), { text: keyMessages(view.locale).revoked, tone: 'good' });
    },
  }),
];

function listPath({ actor }: Context, ownerId: string): string {
  return actor.id === ownerId ? ownPath : '/keys';
}

/** Answers with the secret itself: it is nowhere else. */
function secretDocument(view: View, { name, secret }: ApiKey & { readonly secret: string }) {
  const say = keyMessages(view.locale);
  return document({
    title: say.made,
    width: 'narrow',
    crumbs: [{ label: say.mine, href: ownPath }],
    body: (
      <>
        <Notice title={say.secretText} tone="warning">
          <p>
            <Name>{name}</Name>
          </p>
          <p>
            <code class="one-time-link">{secret}</code>
          </p>
        </Notice>
        <LinkButton href={ownPath}>{say.back}</LinkButton>
      </>
    ),
  });
}

function revocationDocument(context: Context, view: View, key: ApiKey, owner: string | undefined) {
  const say = keyMessages(view.locale);
  const list = listPath(context, key.ownerId);
  return document({
    title: say.revokeTitle,
    width: 'narrow',
    crumbs: [{ label: list === ownPath ? say.mine : say.keys, href: list }],
    body: (
      <Card title={key.name}>
        <DefinitionList
          items={[
            { term: say.start, value: <code>{key.start}…</code> },
            { term: say.owner, value: <Name>{owner ?? key.ownerId}</Name> },
            { term: say.scopes, value: view.format.list(key.scopes.map((scope) => say[scope])) },
            { term: say.lastUsed, value: key.lastUsedAt ? view.format.moment(key.lastUsedAt) : say.never },
          ]}
        />
        <p>{say.revokeText}</p>
        <ActionButton kind="danger" action={pathTo(revocationPath, { keyId: key.id })}>
          {say.revokeNow}
        </ActionButton>
        <LinkButton href={list}>{say.keep}</LinkButton>
      </Card>
    ),
  });
}
