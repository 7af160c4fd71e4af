import { MarkedItems, SourceName } from '#domain/runs/wording';
import { markedText, plainText } from '#engine/inline';
import { BoundaryLink } from '#pipeline/review/segmentation';
import {
  Badge,
  Button,
  DefinitionList,
  Diff,
  Form,
  Name,
  Notice,
  Person,
  Text,
  TextArea,
  Time,
  TroubleText,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo, type Tone } from '#platform/web/pages';
import { reviewMessages } from './messages.ts';
import type { OpenSegment, Review } from './read-review.ts';
import { actionPath, reviewPath } from './review-query.ts';
import { History } from './segment-history.tsx';

interface AsideProps {
  readonly review: Review;
  readonly open: OpenSegment;
}

/** Says that what is written in the form around did not reach the house: shown by script, which leaves it in its field. */
export function UnsentSign() {
  return (
    <p class="draft-unsent" role="alert" data-unsent hidden>
      {useSay(reviewMessages).unsent}
    </p>
  );
}

/** A text that may not have been sent when the page closed: shown by script where this browser has one. */
export function LeftText() {
  const say = useSay(reviewMessages);
  return (
    <div data-left hidden>
      <Notice title={say.leftFound}>
        <div class="actions">
          <button class="button secondary" type="button" data-take-left>
            {say.takeLeft}
          </button>
          <button class="button quiet" type="button" data-drop-left>
            {say.dropLeft}
          </button>
        </div>
      </Notice>
    </div>
  );
}

/** What is to be known about the open segment. */
export function SegmentAside({ review, open }: AsideProps) {
  const say = useSay(reviewMessages);
  const { may } = useView();
  return (
    <section class="segment-aside" aria-label={say.beside}>
      <Findings open={open} />
      <Matches review={review} open={open} />
      <Terms review={review} open={open} />
      <ConcordanceLink review={review} open={open} />
      <Neighbours review={review} open={open} />
      <Comments review={review} open={open} />
      <Provenance open={open} />
      <History review={review} open={open} />
      {may('project.review', review.run.projectId) && (
        <BoundaryLink runId={review.run.id} position={open.row.position} />
      )}
    </section>
  );
}

const tones = { error: 'bad', warning: 'warning', info: 'neutral' } as const satisfies Record<string, Tone>;

function Findings({ open: { findings } }: { readonly open: OpenSegment }) {
  const say = useSay(reviewMessages);
  if (findings.length === 0) return null;
  return (
    <section>
      <h2>{say.findings}</h2>
      <ul class="plain">
        {findings.map((finding, index) => (
          <li key={index}>
            <Badge tone={tones[finding.severity]}>{finding.code}</Badge> <TroubleText {...finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Matches({ review: { run, query }, open: { row, matches } }: AsideProps) {
  const say = useSay(reviewMessages);
  const { format } = useView();
  if (matches.length === 0) return null;
  return (
    <section>
      <h2>{say.matches}</h2>
      <ol class="plain matches">
        {matches.map(({ unit, score, target, provenance }, index) => (
          <li key={unit.id}>
            <p class="soft">
              <Badge tone={score >= 100 ? 'good' : 'neutral'}>{format.number(score)}</Badge>{' '}
              <Name>{provenance.memory}</Name>, <Person name={provenance.author} />
            </p>
            <p class="soft">
              <Diff before={plainText(unit.source)} after={row.sourcePlain} lang={run.sourceLanguage} />
            </p>
            <p>
              <MarkedItems items={target.items} codes={row.source.codes} lang={run.targetLanguage} />
            </p>
            <a
              href={reviewPath(run.id, query, { segment: row.position, match: unit.id })}
              data-match={index + 1}
              data-text={markedText(target)}
            >
              {say.useMatch} <kbd>Alt+{index + 1}</kbd>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Terms({ review: { run }, open: { terms } }: AsideProps) {
  const say = useSay(reviewMessages);
  if (terms.length === 0) return null;
  return (
    <section>
      <h2>{say.terms}</h2>
      <ul class="plain">
        {terms.map(({ term, counterparts }, index) => (
          <li key={index}>
            <Text lang={run.sourceLanguage}>{term}</Text> →{' '}
            {counterparts.map(({ text, status }) => (
              <span key={text} class={status === 'forbidden' ? 'is-struck' : undefined}>
                <Text lang={run.targetLanguage}>{text}</Text>{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Searches the memories for the segment's own words, which can be cut short there. */
function ConcordanceLink({ review: { run }, open: { row } }: AsideProps) {
  const text = row.sourcePlain.trim().slice(0, 1000);
  const words = { text, from: run.sourceLanguage, to: run.targetLanguage };
  return (
    <p>
      <a href={pathTo('/projects/:projectId/concordance', { projectId: run.projectId }, words)}>
        {useSay(reviewMessages).concordance}
      </a>
    </p>
  );
}

/** Where the list is narrowed it leaves out what the segment stands between. */
function Neighbours({ review: { run, query, rows }, open: { neighbours } }: AsideProps) {
  const say = useSay(reviewMessages);
  const listed = new Set(rows.map(({ position }) => position));
  const hidden = Object.entries(neighbours).flatMap(([place, row]) =>
    row && !listed.has(row.position) ? [{ place: place as keyof typeof neighbours, row }] : [],
  );
  if (hidden.length === 0) return null;
  return (
    <section>
      <h2>{say.neighbours}</h2>
      <ul class="plain">
        {hidden.map(({ place, row }) => (
          <li key={place}>
            <a href={reviewPath(run.id, query, { segment: row.position })}>{say[place]}</a>
            <p>
              <Text lang={run.sourceLanguage}>{row.sourcePlain}</Text>
            </p>
            <p class="soft">
              <Text lang={run.targetLanguage}>{row.plain ?? say.noTarget}</Text>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Comments({ review: { run, query }, open: { row, comments } }: AsideProps) {
  const say = useSay(reviewMessages);
  const { may } = useView();
  return (
    <section>
      <h2>{say.comments}</h2>
      <ul class="plain comments">
        {comments.map(({ id, author, createdAt, text }) => (
          <li key={id}>
            <p class="soft">
              <Person name={author} />, <Time at={createdAt} />
            </p>
            <p>
              <Text>{text}</Text>
            </p>
          </li>
        ))}
      </ul>
      {may('project.review', run.projectId) && (
        <Form action={actionPath(run.id, row.position, query, '/comments')} name="comment">
          <TextArea name="comment" label={say.comment} rows={2} maxLength={5000} />
          <UnsentSign />
          <Button kind="secondary">{say.addComment}</Button>
        </Form>
      )}
    </section>
  );
}

function Provenance({ open: { row } }: { readonly open: OpenSegment }) {
  const say = useSay(reviewMessages);
  const { format, sayPlace } = useView();
  return (
    <section>
      <h2>{say.origin}</h2>
      <DefinitionList
        items={[
          { term: say.from, value: row.resultSource && <SourceName source={row.resultSource} /> },
          { term: say.score, value: row.score === null ? null : format.number(row.score) },
          { term: say.provider, value: row.provider && [row.provider, row.model].filter(Boolean).join(', ') },
          { term: say.unit, value: row.memoryUnit && <code>{row.memoryUnit.id}</code> },
          { term: say.heading, value: row.heading && <Text>{row.heading}</Text> },
          { term: say.place, value: <Text>{sayPlace(row.place)}</Text> },
        ]}
      />
    </section>
  );
}
