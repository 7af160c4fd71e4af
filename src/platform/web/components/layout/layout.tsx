import { Notice as NoticeBox } from '#platform/web/components/structure';
import { kitMessages, useSay, useView, withBreaks } from '#platform/web/components/view';
import type { DocumentAnswer } from '#platform/web/pages';
import { Foot } from './foot.tsx';
import { Header } from './header.tsx';
import type { Surroundings } from './surroundings.ts';

/** htmx without anything the content security policy forbids. */
const htmxConfiguration = JSON.stringify({ includeIndicatorCSS: false, history: true, transitions: false });

/** A whole document: head, header, the page, foot. */
export function Layout({ page, around }: { readonly page: DocumentAnswer; readonly around: Surroundings }) {
  const { locale, theme, entered } = useView();
  const say = useSay(kitMessages);
  const { assets, project, notice, isRefusal = false } = around;
  const title = [
    entered || isRefusal ? `${say.errorPrefix}: ${page.title}` : page.title,
    project?.name,
    'Verso',
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <html lang={locale.language} dir={locale.direction} {...(theme !== 'system' && { 'data-theme': theme })}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <meta name="htmx-config" content={htmxConfiguration} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.styles} />
        <script defer src={assets.script} />
        {assets.modules.map((script) => (
          <script key={script} type="module" src={script} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {say.skip}
        </a>
        <Header around={around} />
        <main id="main" tabIndex={-1} class={page.width ?? 'normal'}>
          {notice && (
            <NoticeBox tone={notice.tone ?? 'good'} isNews>
              <p>{notice.text}</p>
            </NoticeBox>
          )}
          <PageHead page={page} project={project} />
          {page.body}
        </main>
        <Foot />
        <FailedPart />
        <div id="announcements" class="visually-hidden" aria-live="polite" />
      </body>
    </html>
  );
}

/** What the script of the same name shows above a part that did not come, or comes anew no more. */
function FailedPart() {
  const say = useSay(kitMessages);
  return (
    <template id="failed-part">
      <div class="failed-part" data-stale={say.partStale}>
        <NoticeBox tone="warning">
          <p>{say.partFailed}</p>
          <div class="actions">
            <button type="button" class="button secondary">
              {say.tryAgain}
            </button>
          </div>
        </NoticeBox>
      </div>
    </template>
  );
}

function PageHead({
  page,
  project,
}: {
  readonly page: DocumentAnswer;
  readonly project: Surroundings['project'];
}) {
  const say = useSay(kitMessages);
  const above = [
    ...(project ? [{ label: project.name, href: `/projects/${encodeURIComponent(project.id)}` }] : []),
    ...(page.crumbs ?? []),
  ].filter(({ label }) => label !== page.title);
  return (
    <div class="page-head">
      {above.length > 0 && (
        <nav class="crumbs" aria-label={say.crumbs}>
          <ol>
            {above.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>
                  <bdi>{withBreaks(label)}</bdi>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div class="page-title">
        <h1 dir="auto">{withBreaks(page.title)}</h1>
        {page.actions && <div class="actions">{page.actions}</div>}
      </div>
    </div>
  );
}
