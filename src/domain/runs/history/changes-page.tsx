import { z } from 'zod';
import { type Context, definePage } from '#domain/context';
import { findFile, type Version } from '#domain/files';
import { type Change, listChanges } from '#domain/files/alignment';
import { listVersions } from '#domain/files/catalogue';
import { numberedPageQuery, pageOf } from '#platform/web';
import {
  Badge,
  Diff,
  EmptyState,
  Pager,
  Table,
  Tabs,
  Text,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo, type Tone } from '#platform/web/pages';
import { AskForm, fileDocument } from './file-frame.tsx';
import { historyMessages } from './messages.ts';

const kinds = ['edited', 'new', 'removed', 'moved', 'unchanged'] as const;
type Kind = (typeof kinds)[number];
const path = '/files/:fileId/changes';
/** Changes of a page. */
const most = 50;

const number = z.coerce.number().int().min(1).max(1_000_000);

export const changesPage = definePage({
  method: 'GET',
  path,
  ability: 'project.read',
  params: z.object({ fileId: z.uuid() }),
  query: numberedPageQuery.pick({ cursor: true }).extend({
    from: number.optional().describe('Number of a version; by default the one before the last.'),
    to: number.optional(),
    kind: z.enum(kinds).optional(),
  }),
  async handle(context, { params: { fileId }, query: { cursor = -1, kind, ...asked }, view }) {
    const file = await findFile(context, fileId);
    const say = historyMessages(view.locale);
    const to = await versionAt(context, fileId, asked.to);
    const from = to && (await versionAt(context, fileId, asked.from ?? to.number - 1));
    if (!to || !from) {
      const isMissing = asked.to !== undefined || asked.from !== undefined;
      const body = isMissing ? (
        <EmptyState title={say.noSuchVersion}>{say.noSuchVersionText}</EmptyState>
      ) : (
        <EmptyState title={say.oneVersion}>{say.oneVersionText}</EmptyState>
      );
      return fileDocument(view, file, 'changes', body);
    }
    const { summary, changes } = await listChanges(context, from.id, to.id, {
      ...{ after: cursor, limit: most + 1, kind },
    });
    const page = pageOf(
      changes,
      most,
      (change) => change,
      (change) => change.number,
    );
    return fileDocument(
      view,
      file,
      'changes',
      <>
        <AskForm action={pathTo(path, { fileId })} label={say.compareVersions}>
          <TextField name="from" label={say.from} type="number" value={from.number} min={1} size="short" />
          <TextField name="to" label={say.to} type="number" value={to.number} min={1} size="short" />
        </AskForm>
        <KindTabs fileId={fileId} from={from.number} to={to.number} kind={kind} summary={summary} />
        <ChangeTable changes={page.items} language={to.sourceLanguage} />
        <Pager next={page.next} />
      </>,
    );
  },
});

/** The version of a number; by default the last one. */
async function versionAt(
  context: Context,
  fileId: string,
  wanted: number | undefined,
): Promise<Version | undefined> {
  const page = wanted === undefined ? { limit: 1 } : { limit: 1, before: wanted + 1 };
  const [version] = await listVersions(context, fileId, page);
  return wanted === undefined || version?.number === wanted ? version : undefined;
}

interface KindTabsProps {
  readonly fileId: string;
  readonly from: number;
  readonly to: number;
  readonly kind: Kind | undefined;
  readonly summary: Readonly<Record<Kind, number>>;
}

function KindTabs({ fileId, from, to, kind, summary }: KindTabsProps) {
  const say = useSay(historyMessages);
  const hrefOf = (one?: Kind) => pathTo(path, { fileId }, { from, to, kind: one });
  const all = Object.values(summary).reduce((sum, count) => sum + count, 0);
  return (
    <Tabs
      label={say.kind}
      tabs={[
        { label: say.all, href: hrefOf(), count: all, isCurrent: kind === undefined },
        ...kinds.map((one) => ({
          label: say[one],
          href: hrefOf(one),
          count: summary[one],
          isCurrent: one === kind,
        })),
      ]}
    />
  );
}

const tones: Readonly<Record<Kind, Tone>> = {
  unchanged: 'neutral',
  moved: 'neutral',
  edited: 'warning',
  new: 'good',
  removed: 'bad',
};

function ChangeTable({
  changes,
  language,
}: {
  readonly changes: readonly Change[];
  readonly language: string;
}) {
  const say = useSay(historyMessages);
  const { format, sayPlace } = useView();
  return (
    <Table
      caption={say.changes}
      rows={changes}
      keyOf={(change) => String(change.number)}
      empty={<EmptyState title={say.noChanges}>{say.noChangesText}</EmptyState>}
      columns={[
        {
          label: say.kind,
          cell: ({ change, similarity }) => (
            <>
              <Badge tone={tones[change]}>{say[change]}</Badge>{' '}
              {similarity !== null && <span class="soft">{format.percent(similarity)}</span>}
            </>
          ),
        },
        {
          label: say.text,
          cell: ({ change, before, after }) =>
            change === 'edited' && before && after ? (
              <Diff before={before.plain} after={after.plain} lang={language} />
            ) : (
              <Text lang={language}>{(after ?? before)?.plain}</Text>
            ),
        },
        {
          label: say.place,
          cell: ({ before, after }) => <span class="soft">{sayPlace((after ?? before)?.place ?? '')}</span>,
        },
      ]}
    />
  );
}
