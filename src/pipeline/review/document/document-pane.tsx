import { useSay } from '#platform/web/components';
import { documentPath } from './document-query.ts';
import { documentMessages } from './messages.ts';

interface PaneProps {
  readonly runId: string;
  /** The segment it follows; the beginning of the document without one. */
  readonly segment: number | undefined;
}

/** The document beside a review, closed until somebody wants it; the browser remembers. Without script a link. */
export function DocumentPane({ runId, segment }: PaneProps) {
  const say = useSay(documentMessages);
  const at = { segment } as const;
  const anchor = segment === undefined ? '' : `#s${segment}`;
  return (
    <verso-document data-window={documentPath(runId, at as never, '/window')}>
      <details class="document-pane">
        <summary>{say.document}</summary>
        <p>
          <a href={`${documentPath(runId, at as never)}${anchor}`}>{say.openWhole}</a>
        </p>
        <div class="document-window" data-content />
      </details>
    </verso-document>
  );
}
