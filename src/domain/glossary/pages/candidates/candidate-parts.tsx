import type { Candidate } from '#domain/glossary/candidates';
import type { AttachedGlossary } from '#domain/glossary/catalogue';
import { conceptPath, glossaryMessages } from '#domain/glossary/pages/wording';
import type { listPairsAt } from '#domain/runs';
import {
  Button,
  Card,
  EmptyState,
  Form,
  LanguageName,
  MarkedText,
  Table,
  Text,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { candidatesPath, type WantedCandidates } from './candidates-query.ts';
import { Decide, IntoFields } from './decide-candidate.tsx';

const chosen = 'chosen-candidates';

export interface ListProps {
  readonly projectId: string;
  readonly wanted: WantedCandidates;
  /** Those that the project may change. */
  readonly glossaries: readonly AttachedGlossary[];
}

interface TableProps extends ListProps {
  readonly candidates: readonly Candidate[];
  readonly pairs: Awaited<ReturnType<typeof listPairsAt>>;
  readonly mayDecide: boolean;
}

export function CandidateTable({ candidates, pairs, mayDecide, ...list }: TableProps) {
  const say = useSay(glossaryMessages);
  return (
    <Table
      caption={say.candidates}
      rows={candidates}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noCandidates}>{say.noCandidatesText}</EmptyState>}
      columns={[
        ...(mayDecide
          ? [{ label: say.choose, cell: (candidate: Candidate) => <Choose candidate={candidate} /> }]
          : []),
        {
          label: say.source,
          isHead: true,
          cell: ({ source, sourceLanguage }) => <Text lang={sourceLanguage}>{source}</Text>,
        },
        { label: say.target, cell: (candidate) => <Target candidate={candidate} /> },
        {
          label: say.languages,
          cell: ({ sourceLanguage, targetLanguage }) => (
            <>
              <LanguageName tag={sourceLanguage} /> → <LanguageName tag={targetLanguage} />
            </>
          ),
        },
        {
          label: say.frequency,
          cell: ({ occurrences, runs }) => `${say.sentences(occurrences)} ${say.inRuns(runs)}`,
        },
        { label: say.context, cell: (candidate) => <Examples candidate={candidate} pairs={pairs} /> },
        {
          label: say.actions,
          isActions: true,
          cell: (candidate) =>
            candidate.conceptId && candidate.glossaryId ? (
              <a
                href={pathTo(conceptPath, {
                  projectId: list.projectId,
                  glossaryId: candidate.glossaryId,
                  conceptId: candidate.conceptId,
                })}
              >
                {say.conceptLink} <span class="visually-hidden">{candidate.source}</span>
              </a>
            ) : (
              mayDecide && <Decide {...list} candidate={candidate} />
            ),
        },
      ]}
    />
  );
}

function Choose({ candidate: { id, source } }: { readonly candidate: Candidate }) {
  const say = useSay(glossaryMessages);
  return (
    <input type="checkbox" name="ids" value={id} form={chosen} aria-label={`${say.choose}: ${source}`} />
  );
}

function Target({ candidate }: { readonly candidate: Candidate }) {
  const say = useSay(glossaryMessages);
  const { target, targetLanguage, agreement } = candidate;
  if (target === null) return <span class="soft">{say.noTarget}</span>;
  return (
    <>
      <Text lang={targetLanguage}>{target}</Text>
      <br />
      <span class="soft">{say.agreement(agreement)}</span>
    </>
  );
}

interface ExampleProps {
  readonly candidate: Candidate;
  readonly pairs: TableProps['pairs'];
}

function Examples({ candidate, pairs }: ExampleProps) {
  const { format } = useView();
  const { examples, source, target, sourceLanguage, targetLanguage } = candidate;
  const shown = examples.flatMap(({ runId, position }) =>
    pairs.filter((pair) => pair.runId === runId && pair.position === position),
  );
  return (
    <ul class="plain">
      {shown.map((pair) => (
        <li key={`${pair.runId}/${pair.position}`}>
          <a href={pathTo('/runs/:runId/review', { runId: pair.runId }, { segment: pair.position })}>
            {format.number(pair.position + 1)}
          </a>{' '}
          <MarkedText lang={sourceLanguage} text={pair.source} places={placesOf(pair.source, source)} />
          {pair.target !== null && (
            <>
              <br />
              <span class="soft">
                <MarkedText
                  lang={targetLanguage}
                  text={pair.target}
                  places={target === null ? [] : placesOf(pair.target, target)}
                />
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The first place of a phrase as it was found, case aside; inflected forms are not marked. */
function placesOf(text: string, phrase: string) {
  const [whole, part] = [text.toLowerCase(), phrase.toLowerCase()];
  const start = whole.length === text.length ? whole.indexOf(part) : -1;
  return start < 0 ? [] : [{ start, end: start + part.length }];
}

/** Decides on all that are ticked, above. */
export function DecideChosen({ projectId, wanted, glossaries }: ListProps) {
  const say = useSay(glossaryMessages);
  return (
    <Card title={say.chosenToo}>
      <Form id={chosen} name="chosen" action={pathTo(`${candidatesPath}/decisions`, { projectId }, wanted)}>
        <IntoFields glossaries={glossaries} />
        <div class="actions">
          {glossaries.length > 0 && (
            <Button name="decision" value="accepted">
              {say.acceptChosen}
            </Button>
          )}
          <Button kind="secondary" name="decision" value="rejected">
            {say.rejectChosen}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
