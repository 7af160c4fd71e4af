import type { z } from 'zod';
import type { Context } from '#domain/context';
import { type AttachedGlossary, requireGlossary } from '#domain/glossary/catalogue';
import { findConcept, type KeptConcept } from '#domain/glossary/concepts';
import {
  conceptPath,
  crumbsOf,
  glossaryMessages,
  headOf,
  type ofConcept,
} from '#domain/glossary/pages/wording';
import { listNames } from '#domain/identity/people';
import { findProject, type Project } from '#domain/projects';
import { Tabs, useSay, useView } from '#platform/web/components';
import { pathTo, type View } from '#platform/web/pages';

export type ConceptParams = z.output<typeof ofConcept>;

export interface OpenConcept {
  readonly params: ConceptParams;
  readonly project: Project;
  readonly glossary: AttachedGlossary;
  readonly concept: KeptConcept;
  /** Of those who made and changed the concept, by id; programs have none. */
  readonly names: ReadonlyMap<string, string>;
}

export async function openConcept(context: Context, params: ConceptParams): Promise<OpenConcept> {
  const { projectId, glossaryId } = params;
  const glossary = await requireGlossary(context, projectId, glossaryId);
  const concept = await findConcept(context, params);
  const names = await listNames(context.db, [concept.createdBy, concept.updatedBy]);
  return { params, project: await findProject(context, projectId), glossary, concept, names };
}

/** Title and crumbs that all pages of a concept have. */
export function headingOf(
  { params, project, glossary, concept }: OpenConcept,
  { locale }: Pick<View, 'locale'>,
) {
  return {
    title: headOf(concept, project.sourceLanguage)?.text ?? concept.key,
    crumbs: crumbsOf(glossaryMessages(locale), params, glossary.name),
  };
}

export function ConceptTabs({ params }: { readonly params: ConceptParams }) {
  const say = useSay(glossaryMessages);
  const { pathname } = new URL(useView().path, 'http://verso.invalid');
  const tabs = [
    { label: say.concept, href: pathTo(conceptPath, params) },
    { label: say.uses, href: pathTo(`${conceptPath}/uses`, params) },
    { label: say.history, href: pathTo(`${conceptPath}/history`, params) },
  ];
  return <Tabs label={say.views} tabs={tabs.map((tab) => ({ ...tab, isCurrent: tab.href === pathname }))} />;
}
