import { get, type IncomingMessage } from 'node:http';
import { fillConsole, findStore } from './fill-console.ts';
import { type BenchService, startService } from './service-processes.ts';

const rounds = 60;
const password = 'correct horse battery staple';

/** First bytes and weights of the pages that may not grow with what they are about: one request at a time, each at another place. */
export async function measureConsole(): Promise<void> {
  const service = await startService(fillConsole);
  try {
    const { first, second, fileId, early, late } = await findStore(service.databaseUrl);
    const cookie = await signIn(service);
    const bearer = { authorization: `Bearer ${service.key}` };
    const place = (most: number) => Math.floor(Math.random() * most);
    const cursor = (most: number) => Buffer.from(String(place(most))).toString('base64url');
    const long = `/runs/${second}/comparison?with=${first}`;
    const pages: readonly (readonly [string, () => string, Record<string, string>])[] = [
      ['review, at a segment', () => `/runs/${first}/review?segment=${place(50_000)}`, { cookie }],
      ['review, what is open', () => `/runs/${first}/review?open=true&from=${place(50_000)}`, { cookie }],
      [
        'review, by finding',
        () => `/runs/${first}/review?finding=number-missing&from=${place(50_000)}`,
        { cookie },
      ],
      ['document, at a segment', () => `/runs/${first}/document?segment=${place(50_000)}`, { cookie }],
      ['document, before a place', () => `/runs/${first}/document?before=${place(50_000) + 1}`, { cookie }],
      ['document over the API', () => `/api/v1/runs/${first}/document?segment=${place(50_000)}`, bearer],
      ['comparison, at a place', () => `${long}&cursor=${cursor(50_000)}`, { cookie }],
      ['comparison, changed texts', () => `${long}&changedText=true&cursor=${cursor(50_000)}`, { cookie }],
      [
        'comparison over the API',
        () => `/api/v1/runs/${first}/comparisons/${second}?cursor=${cursor(50_000)}`,
        bearer,
      ],
      ['file of 500 versions', () => `/files/${fileId}`, { cookie }],
      ['its history over the API', () => `/api/v1/files/${fileId}/history`, bearer],
      ['two of its runs compared', () => `/runs/${late}/comparison?with=${early}`, { cookie }],
      ['home of the house', () => '/', { cookie }],
      ...['', '/costs', '/throughput', '/quality'].map(
        (report) => [`reports${report}`, () => `/reports${report}`, { cookie }] as const,
      ),
      ['reports by document', () => '/reports?by=file', { cookie }],
      ['costs over the API', () => '/api/v1/reports/costs?groupBy=day,model', bearer],
    ];
    await requireCodes(`${service.origin}/runs/${first}/review?segment=0`, cookie);
    console.log('page | first byte p50 ms | p95 ms | worst ms | most kB');
    for (const [name, path, headers] of pages) await measure(service, name, path, headers);
  } finally {
    await service.stop();
  }
}

/** Throws unless a page of the review shows what makes it heavy: figures of plain texts alone would say little. */
async function requireCodes(url: string, cookie: string): Promise<void> {
  const page = await (await fetch(url, { headers: { cookie } })).text();
  for (const mark of [
    'chip chip-open',
    'chip chip-single',
    'plain matches',
    'plain comments',
    'number-missing',
  ])
    if (!page.includes(mark)) throw new Error(`${url} has no "${mark}"`);
}

async function measure(
  { origin }: BenchService,
  name: string,
  path: () => string,
  headers: Record<string, string>,
): Promise<void> {
  for (let warm = 0; warm < 10; warm++) await ask(`${origin}${path()}`, headers);
  const answers: Answer[] = [];
  for (let round = 0; round < rounds; round++) answers.push(await ask(`${origin}${path()}`, headers));
  const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1]!.toFixed(0);
  const weight = Math.max(...answers.map(({ bytes }) => bytes)) / 1000;
  console.log([name, at(0.5), at(0.95), at(1), weight.toFixed(0)].join(' | '));
}

interface Answer {
  readonly milliseconds: number;
  readonly bytes: number;
}

function ask(url: string, headers: Record<string, string>): Promise<Answer> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { headers: { ...headers, accept: 'text/html' } }, (response) => {
      let [milliseconds, bytes] = [0, 0];
      response.on('data', (chunk: Buffer) => {
        milliseconds ||= performance.now() - from;
        bytes += chunk.length;
      });
      response.on('end', () => finish(response));
      const finish = ({ statusCode }: IncomingMessage) =>
        statusCode === 200
          ? resolve({ milliseconds, bytes })
          : reject(new Error(`${url} answered ${statusCode}`));
    }).on('error', reject);
  });
}

/** The cookie of a new administrator. */
async function signIn({ origin, ask: api }: BenchService): Promise<string> {
  const email = 'console@example.com';
  const { link } = await api<{ link: { path: string } }>('POST', '/people', {
    ...{ email, name: 'Console', role: 'administrator' },
  });
  const token = new URL(link.path, origin).searchParams.get('token');
  await fetch(`${origin}/api/v1/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password }),
  });
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    // Under the address that the service thinks it has.
    headers: { 'content-type': 'application/json', origin: origin.replace('127.0.0.1', 'localhost') },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

if (import.meta.main) await measureConsole();
