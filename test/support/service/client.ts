import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** What became of a run, as the service tells it. */
export interface RunState {
  readonly id: string;
  readonly state: string;
  readonly stage: string;
  readonly segmentsTotal: number;
  readonly segmentsDone: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export interface Delivered {
  readonly runId: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly certificate: Readonly<Record<string, unknown>>;
}

export interface RunEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The API of a service, asked with a key. */
export class Client {
  readonly #origin: string;
  readonly #key: string;

  constructor(origin: string, key: string) {
    this.#origin = origin;
    this.#key = key;
  }

  /** Throws what the service answered unless it is of the 200s; undefined where it answers with nothing. */
  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const isForm = body instanceof FormData;
    const answer = await this.#send(path, {
      method,
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
      headers: body && !isForm ? { 'content-type': 'application/json' } : {},
    });
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Sends a file, with fields before it. */
  async send<T>(method: string, path: string, file: string, fields: Record<string, string> = {}): Promise<T> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([await readFile(file)]), basename(file));
    return this.ask<T>(method, path, form);
  }

  /** Everything that happens to a run until it ends, as the service tells it by server-sent events. */
  async *watch(runId: string): AsyncGenerator<RunEvent> {
    const { body } = await this.#send(`/runs/${runId}/events`, { headers: {} });
    let rest = '';
    for await (const text of body!.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + text).split('\n\n');
      rest = messages.pop()!;
      for (const message of messages) {
        const event = /^event: (.*)$/m.exec(message)?.[1];
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (event && data) yield { event, data: JSON.parse(data) };
      }
    }
  }

  /** Translates a document as a user of the API does: upload, run, watch, fetch. Throws where nothing is delivered. */
  async translate(
    projectId: string,
    request: { readonly file: string; readonly to: string; readonly overrides?: object },
    onEvent: (event: RunEvent) => void = () => {},
  ): Promise<Delivered> {
    const { file, to, overrides } = request;
    const path = `/projects/${projectId}`;
    const fields = { intent: 'new-file', externalKey: `${basename(file)}-${to}` };
    const { version } = await this.send<{ version: { id: string } }>('POST', `${path}/uploads`, file, fields);
    const asked = { versionId: version.id, targetLanguage: to, ...(overrides && { overrides }) };
    const { id } = await this.ask<RunState>('POST', `${path}/runs`, asked);
    for await (const event of this.watch(id)) onEvent(event);
    const run = await this.ask<RunState>('GET', `/runs/${id}`);
    if (run.state !== 'delivered')
      throw new Error(`${basename(file)} is ${run.state} in ${run.stage}: ${JSON.stringify(run.failure)}`);
    return this.fetchDelivery(id);
  }

  /** The output by its signed link, which needs no key; throws unless the certificate states its digest. */
  async fetchDelivery(runId: string): Promise<Delivered> {
    type Delivery = { certificate: Record<string, unknown>; link: { url: string } };
    const { certificate, link } = await this.ask<Delivery>('GET', `/runs/${runId}/delivery`);
    const answer = await fetch(new URL(link.url, this.#origin));
    if (!answer.ok) throw new Error(`the link answered ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!JSON.stringify(certificate).includes(`"${sha256}"`))
      throw new Error(`the certificate of run ${runId} does not state the digest of its output`);
    return { runId, bytes, sha256, certificate };
  }

  async #send(path: string, { headers, ...request }: RequestInit & { headers: object }): Promise<Response> {
    const answer = await fetch(`${this.#origin}/api/v1${path}`, {
      ...request,
      headers: { ...headers, authorization: `Bearer ${this.#key}` },
    });
    if (!answer.ok)
      throw new Error(`${request.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}

/** A project whose policy lets targets of these connections be delivered without people. */
export async function makeProject(
  client: Client,
  project: { readonly key: string; readonly name: string; readonly egress: 'none' | 'private' | 'any' },
  connections: readonly { readonly name: string; readonly settings: object; readonly secret?: string }[],
): Promise<string> {
  const { egress, ...named } = project;
  const { id } = await client.ask<{ id: string }>('POST', '/projects', named);
  const providers = connections.map(({ name }) => name);
  await client.ask('POST', `/projects/${id}/policies`, { providers, egress, review: { required: 'never' } });
  for (const connection of connections) await client.ask('POST', `/projects/${id}/connections`, connection);
  return id;
}
