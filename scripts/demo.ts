// The main job, shown on the example documents: npm run demo
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isApertiumInstalled } from '#platform/providers/apertium';
import { freePort } from '#test/free-port';
import { Client, makeProject, type RunEvent } from '#test/service/client';
import { type Environment, runVerso, startVerso } from '#test/service/verso-process';

const root = join(import.meta.dirname, '..');
const out = join(root, 'demo-output');
const example = (name: string): string => join(root, 'examples', name);
const hasApertium = isApertiumInstalled('en', 'es');
const documents = [
  {
    file: 'agreement.docx',
    to: 'de',
    by: 'pseudo',
    shows: 'numbered clauses, cross-references, a signature table',
  },
  {
    file: 'manual.docx',
    to: 'fr',
    by: 'pseudo',
    shows: 'contents, figures, footnotes, a text box, tracked changes',
  },
  {
    file: 'letter-ar.docx',
    from: 'ar',
    to: 'en',
    by: 'pseudo',
    shows: 'right-to-left text that becomes left-to-right',
  },
  ...(hasApertium
    ? [{ file: 'agreement.docx', to: 'es', by: 'apertium', shows: 'a real translation without any network' }]
    : []),
];

const say = (text: string): void => console.log(text);
const indent = (text: string): string => text.trim().replaceAll(/^/gm, '  ');

/** The command line alone: no database, no service. */
async function showCommandLine(): Promise<void> {
  say(
    'Verso translates Word documents and proves that nothing else changed. The provider here is pseudo, which',
  );
  say('needs no network: it accents every letter, so that what was not translated can be seen.');
  say('\n1. From the command line, with no database');
  const target = 'demo-output/agreement.cli.docx';
  await show('translate', 'examples/agreement.docx', '--to', 'de', '--provider', 'pseudo', '--out', target);
  await show('validate', target, '--against', 'examples/agreement.docx');
  say('  exit code 0: the same document in another language, with no fault that the source does not have');
  const known = ['--memory', 'examples/memory.tmx', '--glossary', 'examples/glossary.csv'];
  await show(
    'translate',
    'examples/agreement.docx',
    '--to',
    'de',
    '--provider',
    'pseudo',
    ...known,
    '--estimate',
  );
}

async function show(...args: readonly string[]): Promise<void> {
  say(`\n$ bin/verso ${args.join(' ')}`);
  const printed = await runVerso(args, {});
  if (printed !== '') say(indent(printed));
}

/** The first administrator by the one-time link that the service printed, then a key on the machine itself. */
async function signUp(printed: string, env: Environment): Promise<Client> {
  const link = new URL(/^Make the first administrator, once, at (\S+)$/m.exec(printed)![1]!);
  const token = /[?#&]token=([^&]+)/.exec(link.href)?.[1] ?? link.pathname.split('/').at(-1)!;
  const person = { token, email: 'ada@example.org', name: 'Ada', password: randomBytes(16).toString('hex') };
  const make = (): Promise<Response> =>
    fetch(`${link.origin}/api/v1/first-administrator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(person),
    });
  const first = await make();
  if (!first.ok) throw new Error(`first administrator: ${first.status} ${await first.text()}`);
  const second = await make();
  if (second.ok) throw new Error('The one-time link worked twice.');
  say(`  first administrator made by the one-time link; the link again: refused with ${second.status}`);
  const scopes = ['--scope', 'read', 'write', 'administer'];
  const key = await runVerso(['admin', 'create-key', person.email, '--name', 'demo', ...scopes], env);
  const stranger = await fetch(`${link.origin}/api/v1/projects`);
  if (stranger.status !== 401) throw new Error(`Without a key: ${stranger.status}`);
  say('  API key made; without it the API answers 401');
  return new Client(link.origin, key.split('\n').at(-1)!);
}

/** A project with who translates, what is allowed and what is known. */
async function prepare(client: Client): Promise<string> {
  const providers = hasApertium ? ['pseudo', 'apertium'] : ['pseudo'];
  const connections = providers.map((provider) => ({ name: provider, settings: { provider } }));
  const named = { key: 'demo', name: 'Demo', egress: 'none' as const };
  const projectId = await makeProject(client, named, connections);
  say(`  project made; connections: ${providers.join(', ')}; policy: no text leaves this machine`);
  const path = `/projects/${projectId}`;
  const memory = await client.ask<{ id: string }>('POST', `${path}/memories`, { name: 'Examples' });
  const glossary = await client.ask<{ id: string }>('POST', `${path}/glossaries`, { name: 'Examples' });
  for (const to of ['de', 'fr']) {
    const [pair, units] = [`from=en&to=${to}`, `${path}/memories/${memory.id}/imports`];
    const file = example('memory.tmx');
    const added = await importFile(client, `${units}?${pair}&review=false`, file, '/memory-imports');
    say(`  en to ${to}: ${added} units in the memory`);
  }
  const file = example('glossary.csv');
  const imports = `${path}/glossaries/${glossary.id}/imports?review=false`;
  const concepts = await importFile(client, imports, file, '/glossary-imports');
  say(`  rows of the example glossary imported: ${concepts}`);
  return projectId;
}

/** Imports a file without review; how many of its entries were taken. */
async function importFile(client: Client, path: string, file: string, imports: string): Promise<number> {
  const { id } = await client.send<{ id: string }>('POST', path, file);
  for (;;) {
    const { state, account } = await client.ask<Import>('GET', `${imports}/${id}`);
    if (state === 'committed') return account.staged;
    if (state === 'failed') throw new Error(`${file} could not be imported.`);
    await wait(200);
  }
}

interface Import {
  readonly state: string;
  readonly account: { readonly staged: number };
}

/** Events of a run as one line, each stage and state once. */
function progressLine(): { note(event: RunEvent): void; line(): string } {
  const seen: string[] = [];
  return {
    note({ event, data }) {
      const name = String(data.stage ?? event);
      if (seen.at(-1) !== name) seen.push(name);
      if (event === 'deliver') seen.push('delivered');
    },
    line: () => seen.join(', '),
  };
}

async function translateAll(client: Client, projectId: string, env: Environment): Promise<void> {
  for (const { file, from = 'en', to, by, shows } of documents) {
    say(`\n  ${file} to ${to} by ${by}: ${shows}`);
    const progress = progressLine();
    const request = { file: example(file), to, overrides: { connection: by } };
    const { bytes, sha256, certificate } = await client.translate(projectId, request, progress.note);
    const name = file.replace(/\.docx$/, `.${to}`);
    await writeFile(join(out, `${name}.docx`), bytes);
    await writeFile(join(out, `${name}.certificate.json`), `${JSON.stringify(certificate, null, 2)}\n`);
    say(`    as it happened (server-sent events): ${progress.line()}`);
    say(`    fetched by a signed link: SHA-256 ${sha256.slice(0, 16)}… is what the certificate states`);
    const against = ['--against', example(file), '--from', from, '--to', to];
    await runVerso(['validate', join(out, `${name}.docx`), ...against], {});
    say('    checked again by verso validate, which knows nothing of the service: proven intact');
    const certified = [join(out, `${name}.certificate.json`), '--output', join(out, `${name}.docx`)];
    await runVerso(['certificate', 'verify', ...certified], env);
    say('    verso certificate verify: signed by this installation, and of this very document');
  }
}

/** The whole service in one process with a PostgreSQL of its own, in a folder that goes in the end. */
async function showService(folder: string): Promise<void> {
  const port = await freePort();
  const env = {
    VERSO_DATA: join(folder, 'data'),
    VERSO_PORT: String(port),
    VERSO_ORIGIN: `http://localhost:${port}`,
    VERSO_LOG_LEVEL: 'warn',
  };
  say(`\n2. Through the service\n\n$ VERSO_DATA=${env.VERSO_DATA} bin/verso start`);
  const isUp = (printed: string): boolean => printed.includes('Make the first administrator');
  const service = await startVerso(['start'], env, isUp);
  try {
    say('  up: PostgreSQL, web, workers and scheduler in one process');
    const client = await signUp(service.printed(), env);
    await translateAll(client, await prepare(client), env);
    say(`\n$ bin/verso audit verify\n${indent(await runVerso(['audit', 'verify'], env))}`);
    say('  every change above is in the audit chain, and nothing was altered since');
  } finally {
    await service.stop();
  }
  say('\nSIGTERM: the service ended with exit code 0, its PostgreSQL with it.');
}

const start = performance.now();
await rm(out, { recursive: true, force: true });
await mkdir(out);
const folder = await mkdtemp(join(tmpdir(), 'verso-demo-'));
// PostgreSQL runs as somebody else where this runs as root, and has to get in.
await chmod(folder, 0o755);
try {
  await showCommandLine();
  await showService(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
say(`\nDone in ${((performance.now() - start) / 1000).toFixed(1)} s. The documents are in demo-output/.`);
