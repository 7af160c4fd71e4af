import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { listNames } from '#domain/identity/people';
import { addPolicy, currentPolicy, listPolicies, type PolicyVersion } from '#domain/projects/policies';
import { pageOf, pageQuery } from '#platform/web';
import {
  Badge,
  Card,
  LinkButton,
  Pager,
  Person,
  Table,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, redirect } from '#platform/web/pages';
import { policyMessages } from './messages.ts';
import { PolicyForm, policyForm } from './policy-form.tsx';
import { PolicyAccount } from './policy-parts.tsx';
import { policyPath as onePath, versionPage } from './version-page.tsx';

const path = '/projects/:projectId/policy';
const params = z.object({ projectId: z.uuid() });

export const policyPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params,
    query: pageQuery,
    navigation: { in: 'project-setup', order: 75, label: ({ locale }) => policyMessages(locale).policy },
    async handle(context, { params: { projectId }, query: { limit, cursor }, view }) {
      const say = policyMessages(view.locale);
      const current = await currentPolicy(context, projectId);
      const before = cursor === undefined ? {} : { before: cursor };
      const rows = await listPolicies(context, projectId, { ...before, limit: limit + 1 });
      const page = pageOf(rows, limit, (policy) => policy);
      return document({
        title: say.policy,
        ...(view.may('project.administer', projectId) && {
          actions: (
            <LinkButton href={pathTo(`${path}/edit`, { projectId })} kind="primary">
              {say.edit}
            </LinkButton>
          ),
        }),
        body: (
          <>
            <p>{say.text}</p>
            <Card title={say.version(view.format.number(current.version))}>
              <PolicyAccount policy={current.body} />
            </Card>
            <VersionTable
              versions={page.items}
              current={current.id}
              names={
                await listNames(
                  context.db,
                  page.items.map(({ createdBy }) => createdBy),
                )
              }
            />
            <Pager next={page.next} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: `${path}/edit`,
    ability: 'project.administer',
    params,
    async handle(context, { params: { projectId }, view }) {
      const say = policyMessages(view.locale);
      const { body, version } = await currentPolicy(context, projectId);
      const list = pathTo(path, { projectId });
      return document({
        title: say.edit,
        width: 'narrow',
        crumbs: [{ label: say.policy, href: list }],
        body: <PolicyForm action={list} policy={body} version={version} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    formPage: `${path}/edit`,
    ability: 'project.administer',
    params,
    form: policyForm,
    async handle(context, { params: { projectId }, form, revision, view }) {
      const { version } = await addPolicy(context, projectId, form, revision);
      const text = policyMessages(view.locale).saved(view.format.number(version));
      return redirect(pathTo(path, { projectId }), { text, tone: 'good' });
    },
  }),
  versionPage,
];

interface VersionsProps {
  readonly versions: readonly PolicyVersion[];
  readonly current: string;
  readonly names: ReadonlyMap<string, string>;
}

function VersionTable({ versions, current, names }: VersionsProps) {
  const say = useSay(policyMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.versions}
      rows={versions}
      keyOf={({ id }) => id}
      columns={[
        {
          label: say.versions,
          isHead: true,
          cell: ({ id, version }) => (
            <>
              <a href={pathTo(onePath, { policyId: id })}>{say.version(format.number(version))}</a>{' '}
              {id === current && <Badge tone="good">{say.inForce}</Badge>}
            </>
          ),
        },
        { label: say.since, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { label: say.by, cell: ({ createdBy }) => <Person name={names.get(createdBy) ?? createdBy} /> },
      ]}
    />
  );
}
