import { reading, transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { minimumPasswordLength } from '#domain/identity/sessions';
import { Problem } from '#platform/problems';
import { createFirstAdministrator, peekLink, setPassword } from './one-time-links.ts';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** The page behind a one-time link, GET and POST /setup: it makes the first administrator, or sets a person's password. */
export function handleSetup(services: Services): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'POST') return submit(services, new URLSearchParams(await request.text()));
    const token = new URL(request.url).searchParams.get('token') ?? '';
    return show(services, { token });
  };
}

interface Shown {
  readonly token: string;
  readonly email?: string;
  readonly name?: string;
  readonly trouble?: string;
}

async function show(services: Services, shown: Shown): Promise<Response> {
  const link = await peekLink(reading(services, systemActor('setup')), shown.token);
  if (!link)
    return page(
      410,
      'This link does not work',
      '<p>It was used, has expired, or never existed. Ask for a new one.</p>',
    );
  const trouble = shown.trouble ? `<p role="alert">${escapeHtml(shown.trouble)}</p>` : '';
  const status = shown.trouble ? 400 : 200;
  if (link.person) {
    const intro = `<p>Choose a password for ${escapeHtml(link.person.email)}.</p>`;
    return page(status, 'Choose a password', `${trouble}${intro}${form(shown, false)}`);
  }
  return page(status, 'Create the first administrator', `${trouble}${form(shown, true)}`);
}

async function submit(services: Services, fields: URLSearchParams): Promise<Response> {
  const field = (name: string): string => fields.get(name)?.trim() ?? '';
  const shown = { token: field('token'), email: field('email'), name: field('name') };
  const password = fields.get('password') ?? '';
  const context = reading(services, systemActor('setup'));
  const link = await peekLink(context, shown.token);
  try {
    await transact(services, systemActor('setup'), async (context) => {
      if (link?.person) await setPassword(context, { token: shown.token, password });
      else await createFirstAdministrator(context, { ...shown, password });
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return show(services, { ...shown, trouble: `${error.message} ${error.action}` });
  }
  return page(200, 'Done', '<p>You can <a href="/">sign in</a> now.</p>');
}

function form({ token, email = '', name = '' }: Shown, isFirst: boolean): string {
  const input = (label: string, attributes: string): string =>
    `<p><label>${label}<br><input ${attributes}></label></p>`;
  const person = isFirst
    ? input('Name', `name="name" required maxlength="200" autocomplete="name" value="${escapeHtml(name)}"`) +
      input(
        'E-mail address',
        `name="email" type="email" required autocomplete="username" value="${escapeHtml(email)}"`,
      )
    : '';
  const rules = `name="password" type="password" required minlength="${minimumPasswordLength}" autocomplete="new-password"`;
  return `<form method="post" action="/setup"><input type="hidden" name="token" value="${escapeHtml(token)}">${person}${input(
    `Password (at least ${minimumPasswordLength} characters)`,
    rules,
  )}<p><button>Continue</button></p></form>`;
}

function page(status: number, title: string, body: string): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Verso</title><style>body{font:1rem/1.5 system-ui;max-width:28rem;margin:3rem auto;padding:0 1rem}input{font:inherit;width:100%;box-sizing:border-box}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
  return new Response(html, { status, headers });
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
