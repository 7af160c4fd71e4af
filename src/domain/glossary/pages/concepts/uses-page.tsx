import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { conceptPath, glossaryMessages, ofConcept } from '#domain/glossary/pages/wording';
import { findTermUses, type TermUse, type Verdict, verdicts } from '#domain/glossary/uses';
import { useCursor } from '#domain/runs';
import { pageQueryOf, writeCursor } from '#platform/web';
import {
  Badge,
  EmptyState,
  LanguageName,
  MarkedText,
  Name,
  Pager,
  Table,
  Tabs,
  useSay,
  useView,
} from '#platform/web/components';
import { document, optional, pathTo, type Tone } from '#platform/web/pages';
import { type ConceptParams, ConceptTabs, headingOf, openConcept } from './concept-heading.tsx';

const path = `${conceptPath}/uses`;
/** Segments of a page. */
const most = 50;

export const usesPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params: ofConcept,
    query: pageQueryOf(useCursor)
      .pick({ cursor: true })
      .extend({ verdict: optional(z.enum(verdicts)) }),
    async handle(context, { params, query: { cursor, verdict }, view }) {
      const open = await openConcept(context, params);
      const { items, examined, next } = await findTermUses(context, params, {
        verdict,
        limit: most,
        after: cursor,
      });
      const say = glossaryMessages(view.locale);
      return document({
        ...headingOf(open, view),
        width: 'wide',
        body: (
          <>
            <ConceptTabs params={params} />
            <VerdictTabs params={params} verdict={verdict} />
            <p class="soft">{say.lookedThrough(examined)}</p>
            <UseTable uses={items} />
            <Pager next={next === undefined ? null : writeCursor(next)} />
          </>
        ),
      });
    },
  }),
];

const tones: Readonly<Record<Verdict, Tone>> = {
  ...{ used: 'good', missing: 'bad', 'forbidden-used': 'bad', 'not-asked': 'neutral' },
  untranslated: 'neutral',
};

interface TabsProps {
  readonly params: ConceptParams;
  readonly verdict: Verdict | undefined;
}

function VerdictTabs({ params, verdict }: TabsProps) {
  const say = useSay(glossaryMessages);
  const tabs = [undefined, ...verdicts].map((one) => ({
    label: one === undefined ? say.any : say[one],
    href: pathTo(path, params, { verdict: one }),
    isCurrent: one === verdict,
  }));
  return <Tabs label={say.verdict} tabs={tabs} />;
}

function UseTable({ uses }: { readonly uses: readonly TermUse[] }) {
  const say = useSay(glossaryMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.uses}
      rows={uses}
      keyOf={({ runId, position }) => `${runId}/${position}`}
      empty={<EmptyState title={say.noUses}>{say.noUsesText}</EmptyState>}
      columns={[
        {
          label: say.segment,
          isHead: true,
          cell: ({ runId, position, fileName }) => (
            <a href={pathTo('/runs/:runId/review', { runId }, { segment: position })}>
              <Name>{fileName}</Name>, {format.number(position + 1)}
            </a>
          ),
        },
        {
          label: say.source,
          cell: ({ source, sourcePlaces, from }) => (
            <MarkedText lang={from} text={source} places={sourcePlaces} />
          ),
        },
        {
          label: say.target,
          cell: ({ target, targetPlaces, to }) =>
            target !== null && <MarkedText lang={to} text={target} places={targetPlaces} />,
        },
        { label: say.language, cell: ({ to }) => <LanguageName tag={to} /> },
        {
          label: say.verdict,
          cell: ({ verdict }) => <Badge tone={tones[verdict]}>{say[verdict]}</Badge>,
        },
      ]}
    />
  );
}
