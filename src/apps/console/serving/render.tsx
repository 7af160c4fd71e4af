import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout, type Surroundings } from '#platform/web/components/layout';
import { ViewProvider } from '#platform/web/components/view';
import type { DocumentAnswer, View } from '#platform/web/pages';

/** A whole document as HTML. A refusal whose form is not on the page any more stands above everything. */
export function renderDocument(page: DocumentAnswer, around: Surroundings, view: View): string {
  const html = renderPart(<Layout page={page} around={around} />, view);
  if (!view.entered || html.includes('class="error-summary"')) return `<!doctype html>${html}`;
  const { problem, errors } = view.entered;
  const text = [problem?.when, problem?.action, ...Object.values(errors)].filter(Boolean).join(' ');
  const told: Surroundings = { ...around, notice: { text, tone: 'bad' }, isRefusal: true };
  return renderDocument(page, told, { ...view, entered: undefined });
}

/** Part of a page as HTML. */
export function renderPart(part: VNode, view: View): string {
  return renderToString(<ViewProvider value={view}>{part}</ViewProvider>);
}
