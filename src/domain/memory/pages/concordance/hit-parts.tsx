import type { listMemories } from '#domain/memory';
import type { Concordance } from '#domain/memory/concordance';
import { sides } from '#domain/memory/words';
import type { Project } from '#domain/projects';
import {
  FilterBar,
  LanguageName,
  MarkedText,
  Name,
  Person,
  Select,
  Table,
  TextField,
  Time,
  useSay,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import type { AskedWords } from './asked-words.ts';
import { concordanceMessages } from './messages.ts';

const names = ['text', 'side', 'from', 'to', 'memoryId', 'property'] as const;

interface FormProps {
  readonly words: AskedWords;
  readonly project: Project;
  readonly memories: Awaited<ReturnType<typeof listMemories>>;
}

export function ConcordanceForm({ words, project, memories }: FormProps) {
  const say = useSay(concordanceMessages);
  const { sourceLanguage, targetLanguages } = project;
  const languages = [...(sourceLanguage === null ? [] : [sourceLanguage]), ...targetLanguages];
  const tag = { size: 'short', maxLength: 35, suggestions: languages, optional: true } as const;
  return (
    <FilterBar names={names} submit={say.search}>
      <TextField name="text" type="search" label={say.phrase} value={words.text} maxLength={1000} />
      <Select
        name="side"
        label={say.side}
        none={say.bothSides}
        value={words.side}
        choices={sides.map((side) => ({ value: side, label: say[side] }))}
        optional
      />
      <TextField name="from" label={say.from} value={words.from} {...tag} />
      <TextField name="to" label={say.to} value={words.to} {...tag} />
      <Select
        name="memoryId"
        label={say.memory}
        none={say.any}
        value={words.memoryId}
        choices={memories.map(({ id, name }) => ({ value: id, label: name }))}
        optional
      />
      <TextField
        name="property"
        label={say.property}
        hint={say.propertyHint}
        pattern="[^=]+=.*"
        value={words.property}
        maxLength={1200}
        optional
      />
    </FilterBar>
  );
}

interface HitProps {
  readonly hits: readonly Concordance[];
  readonly projectId: string;
}

export function HitTable({ hits, projectId }: HitProps) {
  const say = useSay(concordanceMessages);
  return (
    <Table
      caption={say.concordance}
      rows={hits}
      keyOf={({ unit }) => unit.id}
      columns={[
        {
          label: say.source,
          isHead: true,
          cell: ({ source, from, unit }) => (
            <a
              href={pathTo('/projects/:projectId/memories/:memoryId/units/:unitId', {
                projectId,
                memoryId: unit.memoryId,
                unitId: unit.id,
              })}
            >
              <MarkedText lang={from} {...source} />
            </a>
          ),
        },
        { label: say.target, cell: ({ target, to }) => <MarkedText lang={to} {...target} /> },
        {
          label: say.languages,
          cell: ({ from, to }) => (
            <span>
              <LanguageName tag={from} /> → <LanguageName tag={to} />
            </span>
          ),
        },
        { label: say.where, cell: ({ unit }) => <Provenance unit={unit} projectId={projectId} /> },
      ]}
    />
  );
}

/** Which memory has the unit, where it came from, who changed it last and when it came. */
function Provenance({ unit, projectId }: { readonly unit: Concordance['unit']; readonly projectId: string }) {
  const say = useSay(concordanceMessages);
  const { memoryId, memory, origin, importId, runId, author, createdAt } = unit;
  const came = say[origin];
  return (
    <div>
      <p>
        <a href={pathTo('/projects/:projectId/memories/:memoryId', { projectId, memoryId })}>
          <Name>{memory}</Name>
        </a>
      </p>
      <p class="soft">
        {runId ? (
          <a href={pathTo('/runs/:runId', { runId })}>{came}</a>
        ) : importId ? (
          <a href={pathTo('/memory-imports/:importId', { importId })}>{came}</a>
        ) : (
          came
        )}
        , <Person name={author} />, <Time at={new Date(createdAt)} dateOnly />
      </p>
    </div>
  );
}
