import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { commitImport, conflictChoices, discardImport, retryImport } from '#domain/glossary/imports';
import { reason } from '#domain/glossary/pages/wording';
import { decideEntries, editEntryTerm, undoImport } from '#domain/glossary/staging';
import { termStatuses } from '#engine/glossary';
import { languageTag } from '#platform/web';
import { pathTo, redirect, ticked } from '#platform/web/pages';
import { type EntryGroup, entriesIn, groupQuery, importPath, ofImport } from './import-query.ts';
import { importMessages } from './messages.ts';

const whole = z.coerce.number().int().min(0);
const ofEntry = ofImport.extend({ number: whole });
const decision = z.enum(['accepted', 'rejected']);
const changing = {
  method: 'POST',
  ability: 'project.operate',
  params: ofImport,
  formPage: importPath,
} as const;
const deciding = { ...changing, query: groupQuery } as const;

function back(importId: string, group: EntryGroup | undefined, text?: string) {
  const notice = text === undefined ? undefined : ({ text, tone: 'good' } as const);
  return redirect(pathTo(importPath, { importId }, group), notice);
}

/** What people do to an import and its entries. */
export const importActions: readonly VersoPage[] = [
  definePage({
    ...deciding,
    path: `${importPath}/entries/:number/decision`,
    params: ofEntry,
    form: z.object({ decision }),
    async handle(context, { params: { importId, number }, query, form }) {
      await decideEntries(context, importId, { ...form, where: { numbers: [number] } });
      return back(importId, query);
    },
  }),
  definePage({
    ...deciding,
    path: `${importPath}/entries/:number/terms/:index`,
    params: ofEntry.extend({ index: whole }),
    form: z.object({
      text: z.string().trim().min(1).max(500),
      language: languageTag,
      status: z.enum(termStatuses),
    }),
    async handle(context, { params: { importId, number, index }, query, form, view }) {
      await editEntryTerm(context, importId, { number, index }, form);
      return back(importId, query, importMessages(view.locale).saved);
    },
  }),
  definePage({
    ...deciding,
    path: `${importPath}/decisions`,
    form: z.object({ decision }),
    async handle(context, { params: { importId }, query, form, view }) {
      const decided = await decideEntries(context, importId, { ...form, where: entriesIn(query) });
      return back(importId, query, importMessages(view.locale).decidedMany(decided));
    },
  }),
  definePage({
    ...changing,
    path: `${importPath}/commitment`,
    form: z.object({
      rest: decision,
      conflicts: z.enum(conflictChoices),
      approval: z.enum(['approved', 'draft']),
    }),
    async handle(context, { params: { importId }, form, view }) {
      await commitImport(context, importId, form);
      return back(importId, undefined, importMessages(view.locale).commitStarted);
    },
  }),
  definePage({
    ...changing,
    path: `${importPath}/cancellation`,
    async handle(context, { params: { importId }, view }) {
      await discardImport(context, importId);
      return back(importId, undefined, importMessages(view.locale).discarded);
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
    form: z.object({ reason, keepChanged: ticked }),
    async handle(context, { params: { importId }, form: { reason: why, keepChanged }, view }) {
      const changed = keepChanged ? 'keep' : 'refuse';
      await undoImport(context, importId, { reason: why, changed });
      return back(importId, undefined, importMessages(view.locale).undone);
    },
  }),
];
