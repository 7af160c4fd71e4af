import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildServer } from '#apps/api';
import { openConsole } from '#apps/console';
import type { Actor, Plugin, Services } from '#domain/context';

export interface VisitorOptions {
  readonly services: Services;
  readonly plugins: readonly Plugin[];
  /** Who visits; without it whoever signs in. */
  readonly actor?: Actor;
  readonly origin?: string;
}

/** A page as it came. */
export interface VisitedPage {
  readonly status: number;
  readonly html: string;
  /** What is to be read on it, blanks run together. */
  readonly text: string;
  /** Where it sends the browser. */
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser without script: it keeps cookies, follows no redirect by itself, and sends forms as pages have them. */
export class Visitor {
  readonly server: FastifyInstance;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  #last: VisitedPage | undefined;

  constructor({ services, plugins, actor, origin = 'http://verso.test' }: VisitorOptions) {
    const configuration = {
      origin,
      uploadBytes: 10_000_000,
      exchangeBytes: 10_000_000,
      rateLimit: 1_000_000,
      signInLimit: 1_000_000,
    };
    const authenticate = actor && { authenticate: async () => actor };
    const pages = openConsole({ services, plugins, configuration, ...authenticate });
    this.server = buildServer({ services, plugins, configuration, pages, ...authenticate });
    this.#origin = origin;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<VisitedPage> {
    return this.#exchange({ method: 'GET', url: path, headers });
  }

  /** Sends the form of the last page that leads to this path: its hidden fields, and these. Fails where there is no such form. */
  submit(
    action: string,
    fields: Readonly<Record<string, string | readonly string[]>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<VisitedPage> {
    const form = formsOf(this.#last?.html ?? '').find((one) => one.action === action);
    if (!form) throw new Error(`The page has no form that leads to ${action}.`);
    const pairs = Object.entries({ ...form.hidden, ...fields }).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    );
    return this.post(action, pairs, headers);
  }

  /** Sends any fields. */
  post(
    path: string,
    pairs: [string, string][],
    headers: Readonly<Record<string, string>> = {},
  ): Promise<VisitedPage> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams(pairs).toString();
    return this.#exchange({
      method: 'POST',
      url: path,
      headers: { origin: this.#origin, ...type, ...headers },
      payload,
    });
  }

  /** Goes where the last answer sends it. */
  follow(): Promise<VisitedPage> {
    const location = this.#last?.location;
    if (location === undefined) throw new Error('The last answer leads nowhere.');
    return this.get(location);
  }

  async #exchange(request: InjectOptions): Promise<VisitedPage> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(cookie && { cookie }), ...request.headers };
    const response = await this.server.inject({ ...request, headers });
    for (const { name, value, maxAge } of response.cookies as {
      name: string;
      value: string;
      maxAge?: number;
    }[]) {
      if (maxAge === 0 || value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, encodeURIComponent(value));
    }
    const { statusCode: status, body: html } = response;
    const location = response.headers.location?.toString();
    this.#last = { status, html, text: textOf(html), location, headers: response.headers };
    return this.#last;
  }
}

function formsOf(html: string): { action: string; hidden: Record<string, string> }[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes, content]) => {
    const inputs = [...content!.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
    const pairs = inputs.map((tag): [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')]);
    return { action: attribute(attributes!, 'action'), hidden: Object.fromEntries(pairs) };
  });
}

const attribute = (tag: string, name: string): string =>
  unescapeHtml(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

function textOf(html: string): string {
  const body = html.replace(/^.*<body[^>]*>/s, '').replaceAll(/<(script|style)\b.*?<\/\1>/gs, '');
  // A place where a word may break is none between words.
  return unescapeHtml(body.replaceAll('<wbr/>', '').replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function unescapeHtml(text: string): string {
  const signs: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity) => signs[entity]!);
}
