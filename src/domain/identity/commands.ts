import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { transact } from '#domain/audit';
import {
  type Actor,
  type Context,
  type OpenServices,
  type Role,
  type Scope,
  systemActor,
} from '#domain/context';
import { insertPerson, makeLink, recoverPerson, resetPassword } from '#domain/identity/enrolment';
import { createKeyOf } from '#domain/identity/keys';
import {
  changePerson,
  findPersonByEmail,
  listPeople,
  type Person,
  personProblem,
} from '#domain/identity/people';

type Open = () => Promise<OpenServices>;

/** Whoever may run commands on the machine. */
const operator: Actor = systemActor('verso admin');
const roles: readonly Role[] = ['administrator', 'operator', 'reviewer'];
const scopes: readonly Scope[] = ['read', 'write', 'review', 'administer'];

export function addCommands(program: Command, open: Open): void {
  const admin = program.command('admin').description('create and recover accounts, make keys');
  addCreate(admin, open);
  addRecover(admin, open);
  addDisable(admin, open);
  addList(admin, open);
  addCreateKey(admin, open);
}

function addCreate(admin: Command, open: Open): void {
  admin
    .command('create <email>')
    .description('make an account and print a one-time link with which its password is set')
    .requiredOption('--name <name>', 'as it is shown')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).default('administrator'))
    .option('--password', 'read the password from standard input instead of making a link')
    .action(async (email: string, flags: { name: string; role: Role; password?: true }) => {
      const password = flags.password && (await readSecret('Password: '));
      await within(open, async (context) => {
        const person = await insertPerson(context, { email, name: flags.name, role: flags.role });
        context.record({
          action: 'identity.create-person',
          subject: { kind: 'person', id: person.id },
          after: { email: person.email, name: person.name, role: person.role },
        });
        if (password !== undefined) {
          await recoverPerson(context, person.id, password);
          return undefined;
        }
        return linkLine((await makeLink(context, person.id)).path);
      });
    });
}

function addRecover(admin: Command, open: Open): void {
  admin
    .command('recover <email>')
    .description('enable an account again and print a one-time link with which its password is set')
    .option('--password', 'read the new password from standard input instead of making a link')
    .option('--without-second-factor', 'take away a second factor that was lost')
    .action(async (email: string, flags: { password?: true; withoutSecondFactor?: true }) => {
      const password = flags.password && (await readSecret('New password: '));
      await within(open, async (context) => {
        const person = await requirePerson(context, email);
        if (person.disabled) await changePerson(context, person.id, { disabled: false });
        if (flags.withoutSecondFactor) await changePerson(context, person.id, { secondFactor: false });
        if (password !== undefined) {
          await recoverPerson(context, person.id, password);
          return undefined;
        }
        return linkLine((await resetPassword(context, person.id)).path);
      });
    });
}

function addDisable(admin: Command, open: Open): void {
  admin
    .command('disable <email>')
    .description('end the sessions of an account and stop its keys')
    .action((email: string) =>
      within(open, async (context) => {
        await changePerson(context, (await requirePerson(context, email)).id, { disabled: true });
        return undefined;
      }),
    );
}

function addList(admin: Command, open: Open): void {
  admin
    .command('list')
    .description('print all accounts')
    .option('--json', 'as JSON lines')
    .action(async (flags: { json?: true }) => {
      await withServices(open, async ({ db }) => {
        let page: Person[] = [];
        do {
          page = await listPeople(db, { limit: 200, after: page.at(-1)?.id });
          for (const person of page) print(flags.json ? JSON.stringify(person) : personLine(person));
        } while (page.length === 200);
      });
    });
}

function addCreateKey(admin: Command, open: Open): void {
  const list = (value: string, before: string[] = []): string[] => [...before, value];
  admin
    .command('create-key <email>')
    .description('make an API key for an account and print its secret, this once')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(scopes).makeOptionMandatory())
    .option('--project <id>', 'the only project it is for; may be repeated', list)
    .option('--days <days>', 'days until it expires', Number)
    .action(
      async (email: string, flags: { name: string; scope: Scope[]; project?: string[]; days?: number }) => {
        await within(open, async (context) => {
          const { id } = await requirePerson(context, email);
          const { name, scope, project: projects, days } = flags;
          return (await createKeyOf(context, id, { name, scopes: scope, projects, days })).secret;
        });
      },
    );
}

/** Runs work in a transaction and prints what it gives back once that is kept. */
async function within(open: Open, work: (context: Context) => Promise<string | undefined>): Promise<void> {
  const line = await withServices(open, (services) => transact(services, operator, work));
  if (line) print(line);
}

async function withServices<T>(open: Open, work: (services: OpenServices) => Promise<T>): Promise<T> {
  const services = await open();
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

async function requirePerson(context: Context, email: string): Promise<Person> {
  const person = await findPersonByEmail(context.db, email);
  if (!person) throw personProblem('person-unknown', { detail: email });
  return person;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const linkLine = (path: string): string =>
  `Open this path below the house’s address, once, within three days: ${path}`;

const personLine = ({ id, email, role, disabled, name }: Person): string =>
  [id, role, email, disabled ? 'disabled' : '', name].join('\t');

/** A line from standard input; at a terminal it is asked for and not shown. */
async function readSecret(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
}
