import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { type ConceptChange, type KeptTerm, listConceptChanges } from '#domain/glossary/concepts';
import { conceptPath, type GlossaryWords, glossaryMessages, ofConcept } from '#domain/glossary/pages/wording';
import { listNames } from '#domain/identity/people';
import { pageOf, pageQueryOf } from '#platform/web';
import { Pager, Person, Table, Text, Time, useSay, useView } from '#platform/web/components';
import { document } from '#platform/web/pages';
import { ConceptTabs, headingOf, openConcept } from './concept-heading.tsx';

const most = 50;
const place = z
  .string()
  .regex(/^\d{1,15}$/, 'is not a cursor of this list')
  .transform(Number);

export const historyPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: `${conceptPath}/history`,
    ability: 'project.read',
    params: ofConcept,
    query: pageQueryOf(place).pick({ cursor: true }),
    async handle(context, { params, query: { cursor }, view }) {
      const open = await openConcept(context, params);
      const { projectId, glossaryId, conceptId } = params;
      const page = { limit: most, before: cursor };
      const rows = await listConceptChanges(context, projectId, glossaryId, conceptId, page);
      const { items, next } = pageOf(
        rows,
        most,
        (change) => change,
        ({ id }) => id,
      );
      const names = await listNames(
        context.db,
        items.map(({ changedBy }) => changedBy),
      );
      return document({
        ...headingOf(open, view),
        width: 'wide',
        body: (
          <>
            <ConceptTabs params={params} />
            <ChangeTable changes={items} terms={open.concept.terms} names={names} />
            <Pager next={next} />
          </>
        ),
      });
    },
  }),
];

const sayings: Readonly<Record<string, keyof GlossaryWords>> = {
  created: 'conceptWasCreated',
  changed: 'conceptWasChanged',
  state: 'stateWasChanged',
  'term-added': 'termWasAdded',
  'term-changed': 'termWasChanged',
  'term-state': 'termStateWasChanged',
  approved: 'termWasApproved',
  rejected: 'termWasRejected',
  draft: 'termWasReopened',
};

/** What fields of concepts and terms are called. */
const labels: Readonly<Record<string, keyof GlossaryWords>> = {
  ...{ key: 'key', domain: 'domain', definition: 'definition', note: 'note', owner: 'owner', terms: 'terms' },
  ...{ text: 'term', language: 'language', status: 'status', approval: 'approval', state: 'state' },
  ...{ caseSensitive: 'caseCounts', exactForm: 'exactOnly', partOfSpeech: 'partOfSpeech' },
  ...{ validFrom: 'validFrom', validUntil: 'validUntil' },
};

/** Fields whose values the interface has words for. */
const named: ReadonlySet<string> = new Set(['status', 'approval', 'state']);
/** Fields that hold days of a calendar. */
const days: ReadonlySet<string> = new Set(['validFrom', 'validUntil']);

interface TableProps {
  readonly changes: readonly ConceptChange[];
  readonly terms: readonly KeptTerm[];
  readonly names: ReadonlyMap<string, string>;
}

function ChangeTable({ changes, terms, names }: TableProps) {
  const say = useSay(glossaryMessages);
  const texts = new Map(terms.map(({ id, text }) => [id, text]));
  return (
    <Table
      caption={say.history}
      rows={changes}
      keyOf={({ id }) => `${id}`}
      columns={[
        {
          label: say.action,
          isHead: true,
          cell: ({ action, termId }) => (
            <>
              {sayings[action] ? String(say[sayings[action]]) : action}
              {termId && texts.has(termId) && (
                <>
                  : <Text>{texts.get(termId)}</Text>
                </>
              )}
            </>
          ),
        },
        { label: say.what, cell: (change) => <Differences {...change} /> },
        { label: say.reason, cell: ({ reason }) => reason && <Text>{reason}</Text> },
        { label: say.by, cell: ({ changedBy }) => <Person name={names.get(changedBy) ?? changedBy} /> },
        { label: say.when, cell: ({ changedAt }) => <Time at={changedAt} /> },
      ]}
    />
  );
}

/** Fields that are another now, each with what it was. */
function Differences({ before, after }: Pick<ConceptChange, 'before' | 'after'>) {
  const say = useSay(glossaryMessages);
  const { format } = useView();
  const [was, is] = [fieldsIn(before), fieldsIn(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = names.filter((name) => show(was[name]) !== show(is[name]));
  const called = (name: string, value: unknown): string => {
    const shown = show(value);
    if (shown === '') return '';
    if (named.has(name) && shown in say) return String(say[shown as 'draft']);
    if (name === 'language') return format.languageName(shown);
    return days.has(name) ? format.day(shown) : shown;
  };
  return (
    <ul class="plain">
      {changed.map((name) => (
        <li key={name}>
          <span class="soft">{labels[name] ? String(say[labels[name]]) : name}:</span>{' '}
          {show(was[name]) && (
            <>
              <del>
                <Text>{called(name, was[name])}</Text>
              </del>{' '}
            </>
          )}
          <Text>{called(name, is[name])}</Text>
        </li>
      ))}
    </ul>
  );
}

const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function show(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return '✓';
  if (Array.isArray(value)) return value.map(show).join(', ');
  if (typeof value === 'object') {
    const { text } = value as { readonly text?: unknown };
    return typeof text === 'string' ? text : JSON.stringify(value);
  }
  return String(value);
}
