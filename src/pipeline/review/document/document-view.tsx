import { ReviewBadge } from '#domain/runs/wording';
import { EmptyState, LinkButton, Notice, useSay } from '#platform/web/components';
import { DocumentBlocks } from './document-blocks.tsx';
import { arePicturesUnknown } from './document-pictures.tsx';
import { type DocumentQuery, type DocumentSide, documentPath, documentSides } from './document-query.ts';
import { documentMessages } from './messages.ts';
import type { DocumentWindow } from './read-document.ts';

interface ViewProps {
  readonly document: DocumentWindow;
  readonly query: DocumentQuery;
  /** A page of its own, or the pane beside a review. */
  readonly in: 'page' | 'pane';
}

const legend = ['required', 'in_review', 'approved', 'rejected'] as const;

/** A window of the document with the ways to its sides and to what is before and behind it. */
export function DocumentView({ document, query, in: place }: ViewProps) {
  const say = useSay(documentMessages);
  const { side = 'both', segment } = query;
  if (document.blocks.length === 0) return <EmptyState title={say.empty}>{say.emptyText}</EmptyState>;
  return (
    <div class="doc-view">
      <div class="doc-bar">
        <SideTabs document={document} query={query} side={side} in={place} />
        <ul class="doc-legend" aria-label={say.legend}>
          {legend.map((status) => (
            <li key={status} class={`status-${status}`}>
              <ReviewBadge status={status} />
            </li>
          ))}
        </ul>
      </div>
      {arePicturesUnknown(document) && (
        <Notice>
          <p>{say.picturesUnknown}</p>
        </Notice>
      )}
      <Way document={document} query={query} in={place} to="before" />
      <DocumentBlocks document={document} side={side} current={segment} below={place === 'page' ? 1 : 2} />
      <Way document={document} query={query} in={place} to="next" />
    </div>
  );
}

function SideTabs({ document, query, side, in: place }: ViewProps & { readonly side: DocumentSide }) {
  const say = useSay(documentMessages);
  return (
    <nav class="tabs" aria-label={say.sides}>
      <ul>
        {documentSides.map((one) => (
          <li key={one}>
            <a
              href={documentPath(document.run.id, { ...query, side: one }, place === 'pane' ? '/window' : '')}
              data-side={one}
              {...(one === side && { 'aria-current': 'page' as const })}
            >
              {say[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Way({ document, query, in: place, to }: ViewProps & { readonly to: 'before' | 'next' }) {
  const say = useSay(documentMessages);
  const at = document[to];
  if (!at) return null;
  const target = to === 'before' ? { before: at } : { from: at };
  return (
    <p class="doc-way">
      <LinkButton
        href={documentPath(
          document.run.id,
          { side: query.side, ...target } as DocumentQuery,
          place === 'pane' ? '/window' : '',
        )}
      >
        {to === 'before' ? say.earlier : say.later}
      </LinkButton>
    </p>
  );
}
