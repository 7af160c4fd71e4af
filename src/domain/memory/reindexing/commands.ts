import type { Command } from 'commander';
import type { OpenServices } from '#domain/context';
import { languageOf } from '#domain/memory/retrieval';
import { drifted, measureDrifts } from './measure-drifts.ts';
import { listOrderInfos, type OrderInfo } from './order-queries.ts';
import { orderProblem } from './problems.ts';
import { reindexMemory } from './reindex-memory.ts';

type Open = () => Promise<OpenServices>;

/** `verso memory reindex` and `verso memory drift`. */
export function addCommands(memory: Command, open: Open): void {
  memory
    .command('reindex')
    .description('make the index anew beside the old one, while lookups and imports go on')
    .argument('[languages...]', 'of sources, as en; those that have drifted by default')
    .option('--all', 'every language')
    .option('--json', 'print what was done as JSON')
    .action((languages: string[], flags: { all?: true; json?: true }) =>
      withServices(open, (services) => reindex(services, languages, flags)),
    );
  memory
    .command('drift')
    .description(
      `measure how far the index of each language is from a new one; from ${drifted} on reindexing pays`,
    )
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: true }) =>
      withServices(open, async (services) => {
        const orders = await measureDrifts(services);
        if (json) print(JSON.stringify(orders));
        else for (const line of describe(orders)) print(line);
      }),
    );
}

async function reindex(
  services: OpenServices,
  named: readonly string[],
  { all, json }: { readonly all?: true; readonly json?: true },
): Promise<void> {
  const known = await listOrderInfos(services.db);
  const wanted = named.length > 0 ? named.map(languageOf) : await chooseLanguages(services, known, all);
  const unknown = wanted.find((language) => !known.some((order) => order.language === language));
  if (unknown !== undefined) throw orderProblem('token-order-unknown', { detail: unknown });
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort(new Error('stopped; the same command goes on where it was')));
  const done: { language: string; units: number }[] = [];
  for (const language of new Set(wanted)) {
    const observe = json || !process.stderr.isTTY ? undefined : showProgress();
    const units = await reindexMemory(services, language, { signal: stopping.signal, observe });
    if (observe) process.stderr.write('\n');
    done.push({ language, units: units ?? 0 });
    if (!json) print(`${language}: ${units ?? 0} units signed by the new order, which is in use.`);
  }
  if (json) print(JSON.stringify(done));
  else if (done.length === 0) print('Nothing to do: no index has drifted. --all makes all of them anew.');
}

async function chooseLanguages(
  services: OpenServices,
  known: readonly OrderInfo[],
  all?: true,
): Promise<string[]> {
  if (all) return known.map(({ language }) => language);
  const measured = await measureDrifts(services);
  const begun = measured.filter(({ state }) => state === 'building');
  const far = measured.filter(({ drift }) => drift !== null && drift >= drifted);
  return [...begun, ...far].map(({ language }) => language);
}

function describe(orders: readonly OrderInfo[]): string[] {
  if (orders.length === 0) return ['No memory has units yet.'];
  return orders.map(({ language, state, countedUnits, drift }) => {
    if (state === 'building')
      return `${language}: a new index is being made; verso memory reindex ${language} goes on with it`;
    const found = drift === null ? 'too few units to measure' : `drift ${drift.toFixed(2)}`;
    const advice = drift !== null && drift >= drifted ? `; run verso memory reindex ${language}` : '';
    return `${language}: ${found}, counted from ${countedUnits} units${advice}`;
  });
}

function showProgress() {
  return ({ language, done, total }: { language: string; done: number; total: number }) => {
    process.stderr.write(`\r${language}: ${done} of about ${total} units`);
  };
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function withServices(open: Open, work: (services: OpenServices) => Promise<void>): Promise<void> {
  const services = await open();
  try {
    await work(services);
  } finally {
    await services.close();
  }
}
