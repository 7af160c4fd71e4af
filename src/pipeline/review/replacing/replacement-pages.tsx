import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { findRun } from '#domain/runs';
import {
  findReplacements,
  type LeftTarget,
  listReplacements,
  replaceInTargets,
  reverseReplacement,
} from '#domain/runs/replacements';
import { reviewFinished } from '#domain/runs/stages';
import { isEditable, reviewStatuses } from '#domain/runs/targets';
import { wordMessages } from '#domain/runs/wording';
import {
  Checkbox,
  EmptyState,
  FilterBar,
  Select,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import type { Locale } from '#platform/web/messages';
import { document, pathTo, redirect, several } from '#platform/web/pages';
import { FoundList } from './found-list.tsx';
import { MadeList } from './made-list.tsx';
import { replacementMessages } from './messages.ts';
import { type ReplacementQuery, replacementNames, replacementQuery, searchOf } from './replacement-query.ts';

const perPage = 40;

/** Replacements that can be taken back on the page; the API lists all. */
const mostMade = 20;
const common = {
  path: '/runs/:runId/replacements',
  params: z.object({ runId: z.uuid() }),
  query: replacementQuery,
} as const;

const chosen = z
  .string()
  .regex(/^\d{1,9}:\d{1,9}$/)
  .transform((text) => {
    const [position, revision] = text.split(':').map(Number);
    return { position: position!, revision: revision! };
  });

/** Replacing words in the targets of a run: looking first, then doing. */
export const replacementPages: readonly VersoPage[] = [
  definePage({
    ...common,
    method: 'GET',
    ability: 'project.read',
    async handle(context, { params: { runId }, query, view }) {
      const run = await findRun(context, runId);
      const search = searchOf(query);
      const page = { after: query.after ?? -1, limit: perPage };
      const found = search && (await findReplacements(context, runId, search, page));
      const made = await listReplacements(context, runId, { limit: mostMade });
      const say = replacementMessages(view.locale);
      const { projectId } = run;
      const mayWrite = isEditable(run) && view.may('project.review', projectId);
      return document({
        projectId,
        title: say.title,
        width: 'wide',
        crumbs: [
          { label: say.runs, href: pathTo('/projects/:projectId/runs', { projectId }) },
          { label: say.review, href: pathTo('/runs/:runId/review', { runId }) },
        ],
        body: (
          <div class="stack">
            <SearchForm query={query} />
            {found ? <FoundList run={run} query={query} found={found} mayWrite={mayWrite} /> : <Ask />}
            <MadeList runId={runId} made={made} mayWrite={mayWrite} />
          </div>
        ),
      });
    },
  }),
  definePage({
    ...common,
    method: 'POST',
    ability: 'project.review',
    form: z.object({ chosen: several(chosen), where: z.enum(['ticked', 'everywhere']).default('ticked') }),
    async handle(context, { params: { runId }, query, form, view }) {
      const search = searchOf(query);
      const back = pathTo('/runs/:runId/replacements', { runId }, { ...query });
      if (!search) return redirect(back);
      const targets = form.where === 'ticked' ? form.chosen : undefined;
      const { replaced, left } = await replaceInTargets(context, { runId, ...search, chosen: targets });
      const text = [replacementMessages(view.locale).replaced(replaced), ...sayLeft(left, view.locale)].join(
        ' ',
      );
      return redirect(back, { text, tone: left.length > 0 ? 'warning' : 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: '/runs/:runId/replacements/:replacementId/reversal',
    formPage: common.path,
    ability: 'project.review',
    params: z.object({ runId: z.uuid(), replacementId: z.uuid() }),
    async handle(context, { params, view }) {
      const { restored, left } = await reverseReplacement(context, params, { onReviewed: reviewFinished });
      const say = replacementMessages(view.locale);
      const segments = left.slice(0, mostNamed).map((position) => position + 1);
      const stayed = left.length > 0 ? [say.leftChanged({ segments, count: left.length })] : [];
      return redirect(pathTo('/runs/:runId/replacements', { runId: params.runId }), {
        text: [say.restored(restored), ...stayed].join(' '),
        tone: left.length > 0 ? 'warning' : 'good',
      });
    },
  }),
];

const mostNamed = 10;

/** Which targets stayed as they are, and why. */
function sayLeft(left: readonly LeftTarget[], locale: Locale): string[] {
  const say = replacementMessages(locale);
  const sentences = [
    [['changed', 'no_hit'], say.leftChanged],
    [['across_codes'], say.leftAcross],
    [['empty'], say.leftEmpty],
    [['too_long'], say.leftTooLong],
  ] as const;
  return sentences.flatMap(([reasons, sentence]) => {
    const own = left.filter(({ reason }) => (reasons as readonly string[]).includes(reason));
    const segments = own.slice(0, mostNamed).map(({ position }) => position + 1);
    return own.length === 0 ? [] : [sentence({ segments, count: own.length })];
  });
}

function Ask() {
  const say = useSay(replacementMessages);
  return <EmptyState title={say.ask}>{say.askText}</EmptyState>;
}

function SearchForm({ query }: { readonly query: ReplacementQuery }) {
  const say = useSay(replacementMessages);
  const words = useSay(wordMessages);
  const { path } = useView();
  const nameOf = (status: (typeof reviewStatuses)[number]) =>
    status === 'in_review' ? words.reviewing : words[status];
  return (
    <FilterBar
      names={replacementNames}
      submit={say.show}
      action={new URL(path, 'http://verso.invalid').pathname}
    >
      <TextField name="find" label={say.find} value={query.find} maxLength={200} />
      <TextField
        name="replaceWith"
        label={say.replaceWith}
        value={query.replaceWith}
        maxLength={1000}
        optional
      />
      <TextField name="source" label={say.source} value={query.source} maxLength={500} optional />
      <Select
        name="reviewStatus"
        label={say.reviewStatus}
        value={query.reviewStatus}
        none={say.any}
        optional
        choices={reviewStatuses.map((value) => ({ value, label: nameOf(value) }))}
      />
      <Checkbox name="wholeWords" label={say.wholeWords} checked={query.wholeWords === 'on'} />
      <Checkbox name="matchCase" label={say.matchCase} checked={query.matchCase === 'on'} />
    </FilterBar>
  );
}
