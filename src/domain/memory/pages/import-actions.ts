import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { decideOnCandidate, decideOnCandidates, editCandidate } from '#domain/memory/candidates';
import {
  commitImport,
  conflictChoices,
  discardImport,
  retryImport,
  undoImport,
} from '#domain/memory/imports';
import { pathTo, redirect } from '#platform/web/pages';
import { type CandidateGroup, groupQuery, importPath, ofImport, reason } from './addresses.ts';
import { memoryMessages } from './messages.ts';

const ofCandidate = ofImport.extend({ candidateId: z.uuid() });
const decision = z.enum(['accepted', 'rejected']);
const marked = z.string().min(1).max(100_000);
const changing = {
  method: 'POST',
  ability: 'project.operate',
  params: ofImport,
  formPage: importPath,
} as const;
const deciding = {
  method: 'POST',
  ability: 'project.review',
  formPage: importPath,
  query: groupQuery,
} as const;

function back(importId: string, group: CandidateGroup | undefined, text?: string) {
  return redirect(
    pathTo(importPath, { importId }, group),
    text === undefined ? undefined : { text, tone: 'good' },
  );
}

/** What people do to an import and its candidates. */
export const importActions: readonly VersoPage[] = [
  definePage({
    ...deciding,
    path: `${importPath}/candidates/:candidateId/decision`,
    params: ofCandidate,
    form: z.object({ decision }),
    async handle(context, { params, query, form, revision }) {
      await decideOnCandidate(context, { ...params, ...form, revision });
      return back(params.importId, query);
    },
  }),
  definePage({
    ...deciding,
    path: `${importPath}/candidates/:candidateId`,
    params: ofCandidate,
    form: z.object({ source: marked, target: marked }),
    problemFields: { 'candidate-text': 'target', 'candidate-exists': 'target' },
    async handle(context, { params, query, form, revision, view }) {
      await editCandidate(context, { ...params, ...form, revision });
      return back(params.importId, query, memoryMessages(view.locale).saved);
    },
  }),
  definePage({
    ...deciding,
    path: `${importPath}/decisions`,
    params: ofImport,
    form: z.object({ decision }),
    async handle(context, { params: { importId }, query, form, view }) {
      const { flag, decision: of } = query;
      const choice = { ...(flag && { rule: { flags: [flag] } }), decision: of };
      const decided = await decideOnCandidates(context, importId, choice, form.decision);
      return back(importId, query, memoryMessages(view.locale).decidedMany(decided));
    },
  }),
  definePage({
    ...changing,
    path: `${importPath}/commitment`,
    form: z.object({ rest: decision, conflicts: z.enum(conflictChoices) }),
    async handle(context, { params: { importId }, form, view }) {
      await commitImport(context, importId, form);
      return back(importId, undefined, memoryMessages(view.locale).commitStarted);
    },
  }),
  definePage({
    ...changing,
    path: `${importPath}/cancellation`,
    async handle(context, { params: { importId }, view }) {
      await discardImport(context, importId);
      return back(importId, undefined, memoryMessages(view.locale).discardedNotice);
    },
  }),
  definePage({
    ...changing,
    path: `${importPath}/retries`,
    async handle(context, { params: { importId } }) {
      await retryImport(context, importId);
      return back(importId, undefined);
    },
  }),
  definePage({
    ...changing,
    path: `${importPath}/reversal`,
    form: z.object({ reason }),
    async handle(context, { params: { importId }, form, view }) {
      await undoImport(context, importId, form.reason);
      return back(importId, undefined, memoryMessages(view.locale).undoneNotice);
    },
  }),
];
