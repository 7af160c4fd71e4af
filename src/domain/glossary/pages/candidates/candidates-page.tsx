import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import {
  type Candidate,
  candidateStates,
  decideCandidate,
  decideCandidates,
  listCandidates,
} from '#domain/glossary/candidates';
import { listGlossaries } from '#domain/glossary/catalogue';
import { crumbsOf, glossaryMessages, ofProject } from '#domain/glossary/pages/wording';
import { listPairsAt } from '#domain/runs';
import { termStatuses } from '#engine/glossary';
import { pageOf, pageQuery } from '#platform/web';
import { FilterBar, Pager, Tabs, TextField, useSay } from '#platform/web/components';
import { document, optional, pathTo, redirect, several, ticked } from '#platform/web/pages';
import { CandidateTable, DecideChosen } from './candidate-parts.tsx';
import { candidateQuery, candidatesPath as path, type WantedCandidates } from './candidates-query.ts';

/** Candidates of a page, and places of each that are shown. */
const most = 25;
const examples = 2;

const decision = z.enum(['accepted', 'rejected']);
const term = z.string().trim().max(500);
const into = {
  glossaryId: optional(z.uuid()),
  domain: optional(z.string().trim().max(200)),
  draft: ticked,
  homonym: ticked,
};
const deciding = {
  method: 'POST',
  ability: 'project.operate',
  formPage: path,
  query: candidateQuery,
  problemFields: { 'term-candidate-incomplete': 'target', 'term-exists': 'source' },
} as const;

export const candidatePages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params: ofProject,
    query: pageQuery.pick({ cursor: true }).extend(candidateQuery.shape),
    async handle(context, { params: { projectId }, query: { cursor, ...wanted }, view }) {
      const search = { projectId, ...wanted, state: wanted.state ?? 'open', after: cursor, limit: most };
      const { items, next } = pageOf(await listCandidates(context, search), most, (one) => one);
      const glossaries = (await listGlossaries(context, projectId)).filter(
        ({ access }) => access === 'write',
      );
      const shown = { candidates: items, pairs: await contextOf(context, projectId, items) };
      const mayDecide = view.may('project.operate', projectId) && wanted.state !== 'accepted';
      const say = glossaryMessages(view.locale);
      return document({
        title: say.candidates,
        width: 'wide',
        crumbs: crumbsOf(say, { projectId, glossaryId: '' }),
        body: (
          <>
            <p class="soft">{say.candidatesText}</p>
            <CandidateFilter wanted={wanted} projectId={projectId} />
            <CandidateTable {...shown} {...{ projectId, wanted, glossaries, mayDecide }} />
            {mayDecide && items.length > 0 && <DecideChosen {...{ projectId, wanted, glossaries }} />}
            <Pager next={next} />
          </>
        ),
      });
    },
  }),
  definePage({
    ...deciding,
    path: `${path}/:candidateId/decision`,
    params: ofProject.extend({ candidateId: z.uuid() }),
    form: z.object({
      ...into,
      decision,
      source: optional(term),
      target: optional(term),
      status: z.enum(termStatuses).default('preferred'),
    }),
    async handle(context, { params: { projectId, candidateId: id }, query, form, view }) {
      const { draft, ...rest } = form;
      await decideCandidate(context, { projectId, id }, { ...rest, approval: draft ? 'draft' : 'approved' });
      return back(projectId, query, glossaryMessages(view.locale).candidatesDecided(1));
    },
  }),
  definePage({
    ...deciding,
    path: `${path}/decisions`,
    params: ofProject,
    form: z.object({ ...into, decision, ids: several(z.uuid()).pipe(z.array(z.uuid()).min(1).max(most)) }),
    async handle(context, { params: { projectId }, query, form: { draft, ids, ...rest }, view }) {
      const input = { ...rest, status: 'preferred', approval: draft ? 'draft' : 'approved' } as const;
      const decided = await decideCandidates(context, { projectId, ids }, input);
      return back(projectId, query, glossaryMessages(view.locale).candidatesDecided(decided));
    },
  }),
];

function back(projectId: string, query: WantedCandidates | undefined, text: string) {
  return redirect(pathTo(path, { projectId }, query), { text, tone: 'good' });
}

/** The sentences that candidates were seen in, a few of each. */
function contextOf(context: Context, projectId: string, candidates: readonly Candidate[]) {
  return listPairsAt(
    context,
    projectId,
    candidates.flatMap((candidate) => candidate.examples.slice(0, examples)),
  );
}

interface FilterProps {
  readonly wanted: WantedCandidates;
  readonly projectId: string;
}

function CandidateFilter({ wanted, projectId }: FilterProps) {
  const say = useSay(glossaryMessages);
  const current = wanted.state ?? 'open';
  return (
    <>
      <Tabs
        label={say.state}
        tabs={candidateStates.map((state) => ({
          label: say[state],
          href: pathTo(path, { projectId }, { ...wanted, state }),
          isCurrent: state === current,
        }))}
      />
      <FilterBar names={['from', 'to']} keep={{ state: current }}>
        <TextField
          name="from"
          label={say.sourceLanguage}
          value={wanted.from}
          size="short"
          maxLength={35}
          optional
        />
        <TextField
          name="to"
          label={say.targetLanguage}
          value={wanted.to}
          size="short"
          maxLength={35}
          optional
        />
      </FilterBar>
    </>
  );
}
