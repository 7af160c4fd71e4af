import { setTimeout as wait } from 'node:timers/promises';

/** Somebody who asks over HTTP and asks again where nobody answered, as a good client does. */
export class PatientClient {
  readonly #addresses: readonly string[];
  readonly #key: string;
  #next = 0;
  /** Requests that had to be sent again. */
  repeated = 0;

  constructor(addresses: readonly string[], key: string) {
    this.#addresses = addresses;
    this.#key = key;
  }

  /** The version of a document; undefined where it is refused. One document a key, however often it is sent. */
  async upload(projectId: string, name: string, bytes: Uint8Array): Promise<string | undefined> {
    let intent = 'new-file';
    for (;;) {
      const form = new FormData();
      form.set('externalKey', name);
      form.set('intent', intent);
      form.set('file', new Blob([Buffer.from(bytes)]), name);
      const { status, body } = await this.#ask('POST', `/projects/${projectId}/uploads`, { form });
      if (status === 200 || status === 201) return (body.version as { id: string }).id;
      if (status === 422) return undefined;
      if (body.code !== 'external-key-taken' || intent === 'rerun')
        throw new Error(`upload of ${name}: ${status} ${JSON.stringify(body)}`);
      // The first attempt came through, its answer did not.
      intent = 'rerun';
    }
  }

  /** A run; the key makes sure that there is one, however often it is asked for. */
  async createRun(
    projectId: string,
    key: string,
    request: { readonly versionId: string; readonly targetLanguage: string },
  ): Promise<string> {
    const { status, body } = await this.#ask('POST', `/projects/${projectId}/runs`, { key, json: request });
    if (status !== 201) throw new Error(`run ${key}: ${status} ${JSON.stringify(body)}`);
    return body.id as string;
  }

  async #ask(method: string, path: string, request: AskedFor): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#key}` };
    if (request.key) headers['idempotency-key'] = request.key;
    if (request.json) headers['content-type'] = 'application/json';
    const sent = { method, headers, body: request.form ?? JSON.stringify(request.json) };
    for (let attempt = 1; ; attempt += 1) {
      const address = this.#addresses[this.#next++ % this.#addresses.length];
      const answer = await send(`${address}/api/v1${path}`, sent);
      const isLost = !answer || answer.status >= 500 || answer.body.code === 'request-in-progress';
      if (!isLost) return answer;
      if (attempt === 1_000) throw new Error(`${path}: ${JSON.stringify(answer)} after ${attempt} attempts`);
      this.repeated += 1;
      await wait(300);
    }
  }
}

interface AskedFor {
  readonly key?: string;
  readonly json?: object;
  readonly form?: FormData;
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function send(url: string, request: RequestInit): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(30_000) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
