import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout, type Surroundings } from '#platform/web/components/layout';
import { ViewProvider } from '#platform/web/components/view';
import type { DocumentAnswer, View } from '#platform/web/pages';

/** A whole document as HTML. */
export function renderDocument(page: DocumentAnswer, around: Surroundings, view: View): string {
  return `<!doctype html>${renderPart(<Layout page={page} around={around} />, view)}`;
}

/** Part of a page as HTML. */
export function renderPart(part: VNode, view: View): string {
  return renderToString(<ViewProvider value={view}>{part}</ViewProvider>);
}
