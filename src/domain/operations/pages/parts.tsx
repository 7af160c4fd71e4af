import type { JobSubject } from '#domain/operations';
import { Badge, Disclosure, Tabs, useSay, useView } from '#platform/web/components';
import { pathTo, type Tone } from '#platform/web/pages';
import { germanPurposes } from './german-purposes.ts';
import { operationMessages } from './messages.ts';

export const queuePath = '/queues/:queueName';
export const lettersPath = `${queuePath}/dead-letters`;

/** Milliseconds between looks at what goes on. */
export const pause = 2_000;

/** The two lists of who runs the house. */
export function OperationsTabs() {
  const say = useSay(operationMessages);
  return (
    <Tabs
      label={say.views}
      tabs={[
        { label: say.queues, href: '/queues' },
        { label: say.processes, href: '/processes' },
      ]}
    />
  );
}

const tones: Readonly<Record<string, Tone>> = { completed: 'good', failed: 'bad' };

export function JobBadge({
  state,
}: {
  readonly state: 'waiting' | 'deferred' | 'active' | 'completed' | 'failed';
}) {
  return (
    <Badge tone={tones[state] ?? 'neutral'} busy={state === 'active'}>
      {useSay(operationMessages)[state]}
    </Badge>
  );
}

export interface About {
  readonly subject: JobSubject | null;
  readonly isHidden: boolean;
  readonly payload: unknown;
}

const pages: Readonly<Record<string, string>> = {
  run: '/runs/:id',
  batch: '/batches/:id',
  'memory-import': '/memory-imports/:id',
};

const names = { run: 'run', batch: 'batch', 'memory-import': 'memoryImport' } as const;

/** What a job is about in a word, for people who do not see its row. */
export function useSubjectName({ subject, isHidden }: About): string {
  const say = useSay(operationMessages);
  if (isHidden) return say.ofOthers;
  if (subject === null) return say.wholeHouse;
  const known = names[subject.kind as keyof typeof names];
  return `${known ? say[known] : subject.kind} ${subject.id.slice(-6)}`;
}

/** What a job is about, with a way there; of jobs of other people's projects nothing. */
export function Subject({ about }: { readonly about: About }) {
  const say = useSay(operationMessages);
  const name = useSubjectName(about);
  const { subject, isHidden, payload } = about;
  if (isHidden || subject === null) return <span class="soft">{name}</span>;
  const page = pages[subject.kind];
  const isThere = subject.projectId !== null;
  return (
    <>
      {page && isThere ? <a href={pathTo(page, { id: subject.id })}>{name}</a> : name}
      {!isThere && <span class="soft"> ({say.gone})</span>}
      {subject.fileId !== null && (
        <>
          {' · '}
          <a href={pathTo('/files/:fileId', { fileId: subject.fileId })}>
            {say.file} <span class="visually-hidden">{name}</span>
          </a>
        </>
      )}
      <Disclosure
        summary={
          <span class="soft">
            {say.sent} <span class="visually-hidden">{name}</span>
          </span>
        }
      >
        <code>{JSON.stringify(payload)}</code>
      </Disclosure>
    </>
  );
}

/** What a queue is for; one that is not told in German says so in English. */
export function Purpose({ name, purpose }: { readonly name: string; readonly purpose: string }) {
  const { language } = useView().locale;
  const german = language === 'de' ? germanPurposes[name] : undefined;
  if (german !== undefined) return <>{german}</>;
  return <span lang={language === 'en' ? undefined : 'en'}>{purpose}</span>;
}
