import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { listMemories } from '#domain/memory';
import {
  type ConcordancePage,
  type ConcordanceSearch,
  concordanceProblem,
  searchConcordance,
} from '#domain/memory/concordance';
import { readProperty } from '#domain/memory/units';
import { findProject } from '#domain/projects';
import { Problem } from '#platform/problems';
import { pageQuery, writeCursor } from '#platform/web';
import { EmptyState, Notice, Pager, useSay } from '#platform/web/components';
import { document, pathTo } from '#platform/web/pages';
import { type AskedWords, asked } from './asked-words.ts';
import { ConcordanceForm, HitTable } from './hit-parts.tsx';
import { concordanceMessages } from './messages.ts';

export const concordancePath = '/projects/:projectId/concordance';
/** Hits of a page. */
const most = 25;

export const concordancePages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: concordancePath,
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    query: pageQuery.pick({ cursor: true }).extend(asked.shape),
    async handle(context, { params: { projectId }, query: { cursor, ...words }, view }) {
      const project = await findProject(context, projectId);
      const memories = (await listMemories(context, projectId)).filter(({ reads }) => reads);
      const found = await search(context, projectId, words, cursor);
      const say = concordanceMessages(view.locale);
      return document({
        title: say.concordance,
        width: 'wide',
        crumbs: [{ label: say.memories, href: pathTo('/projects/:projectId/memories', { projectId }) }],
        body: (
          <>
            <p class="soft">{say.phraseHint}</p>
            <ConcordanceForm words={words} project={project} memories={memories} />
            {found instanceof Problem ? (
              <Notice tone="warning" title={view.sayTrouble(found).when} isNews>
                <p>{view.sayTrouble(found).action}</p>
              </Notice>
            ) : (
              <Found found={found} projectId={projectId} />
            )}
          </>
        ),
      });
    },
  }),
];

/** Undefined where nothing was asked for; the problem where nothing can be found of what was. */
async function search(
  context: Context,
  projectId: string,
  { text, memoryId, property, ...where }: AskedWords,
  before: string | undefined,
): Promise<ConcordancePage | Problem | undefined> {
  if (text === undefined) return undefined;
  const filter = {
    ...(memoryId !== undefined && { memories: [memoryId] }),
    ...(property !== undefined && { properties: [readProperty(property)] }),
  };
  const wanted: ConcordanceSearch = { projectId, text, ...where, filter, before, limit: most };
  try {
    return await searchConcordance(context, wanted);
  } catch (error) {
    if (error instanceof Problem && Object.hasOwn(concordanceProblem.catalogue, error.code)) return error;
    throw error;
  }
}

interface FoundProps {
  readonly found: ConcordancePage | undefined;
  readonly projectId: string;
}

function Found({ found, projectId }: FoundProps) {
  const say = useSay(concordanceMessages);
  if (!found) return <EmptyState title={say.begin}>{say.beginText}</EmptyState>;
  const { items, next, isComplete } = found;
  return (
    <>
      {!isComplete && <Notice tone="warning" title={say.incomplete} />}
      {items.length > 0 ? (
        <>
          <p role="status">{say.found(items.length)}</p>
          <HitTable hits={items} projectId={projectId} />
        </>
      ) : next === undefined ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <EmptyState title={say.goesOn}>{say.goesOnText}</EmptyState>
      )}
      <Pager next={next === undefined ? null : writeCursor(next)} />
    </>
  );
}
