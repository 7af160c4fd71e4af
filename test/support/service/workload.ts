import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { addPolicy, createConnection, createProject, defaultPolicy, type Policy } from '#domain/projects';
import { exampleDocument, longDocument } from './documents.ts';
import type { PatientClient } from './patient-client.ts';

export type Ending = 'delivered' | 'blocked' | 'failed';

/** Projects by what becomes of their runs. */
export interface Projects {
  /** The pseudo-translator. */
  readonly trial: string;
  /** A language model over HTTP. */
  readonly model: string;
  /** A model that repeats the source, which its policy does not let pass. */
  readonly strict: string;
  /** Names no provider. */
  readonly nobody: string;
}

const actor = systemActor('test');

export async function createProjects(
  services: Services,
  models: { readonly good: string; readonly lazy: string },
): Promise<Projects> {
  const model = (baseUrl: string) => ({ provider: 'openai-compatible', model: 'fake', baseUrl });
  const make = async (key: string, settings: object, change: Partial<Policy>): Promise<string> =>
    transact(services, actor, async (context) => {
      const project = { key, name: key, sourceLanguage: 'en', targetLanguages: ['de'] };
      const { id } = await createProject(context, project);
      await createConnection(context, id, {
        ...{ name: 'only', settings: settings as never, enabled: true, concurrency: 4 },
        ...{ spendingLimit: null, spendingPeriod: 'month' },
      });
      const policy = { ...defaultPolicy, providers: ['only'], review: { required: 'never' }, ...change };
      await addPolicy(context, id, policy as Policy);
      return id;
    });
  return {
    trial: await make('trial', { provider: 'pseudo' }, {}),
    model: await make('model', model(models.good), {}),
    strict: await make('strict', model(models.lazy), { blocking: ['target-same-as-source'] }),
    nobody: await make('nobody', { provider: 'pseudo' }, { providers: [] }),
  };
}

/** One run that is to be made, and how it must end. */
export interface Task {
  readonly name: string;
  readonly project: keyof Projects;
  readonly ending: Ending;
  bytes(): Promise<Uint8Array> | Uint8Array;
}

/** So many tasks of all kinds in turn: short and long documents, a model, and some that must not be delivered. */
export function planTasks(count: number): Task[] {
  return Array.from({ length: count }, (_, place): Task => {
    const name = `document-${place + 1}.docx`;
    const task = (project: keyof Projects, ending: Ending, bytes: Task['bytes']): Task => ({
      ...{ name, project, ending, bytes },
    });
    switch (place % 10) {
      case 1:
      case 6:
        return task('trial', 'delivered', () => longDocument(name, 700));
      case 2:
        return task('trial', 'delivered', () => exampleDocument('agreement.docx'));
      case 3:
        return task('model', 'delivered', () => longDocument(name, 650));
      case 4:
        return task('strict', 'blocked', () => longDocument(name, 12));
      case 5:
        return task('model', 'delivered', () => longDocument(name, 40));
      case 7:
        return task('trial', 'delivered', () => exampleDocument('manual.docx'));
      case 8:
        return task('nobody', 'failed', () => longDocument(name, 12));
      default:
        return task('trial', 'delivered', () => longDocument(name, 30));
    }
  });
}

/** Uploads the documents of tasks, some at once, and makes their runs; resolves with the task of each run. */
export async function startTasks(
  client: PatientClient,
  projects: Projects,
  tasks: readonly Task[],
): Promise<Map<string, Task>> {
  const started = new Map<string, Task>();
  const left = [...tasks];
  const work = async (): Promise<void> => {
    for (let task = left.shift(); task; task = left.shift()) {
      const projectId = projects[task.project];
      const versionId = await client.upload(projectId, task.name, await task.bytes());
      if (versionId === undefined) throw new Error(`${task.name} was refused`);
      const request = { versionId, targetLanguage: 'de' };
      started.set(await client.createRun(projectId, `run-of-${task.name}`, request), task);
    }
  };
  await Promise.all([work(), work(), work()]);
  return started;
}
