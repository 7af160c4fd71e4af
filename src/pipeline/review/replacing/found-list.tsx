import type { Run } from '#domain/runs/records';
import type { FoundReplacement, FoundReplacements } from '#domain/runs/replacements';
import { mostTargetCharacters, sourceOf } from '#domain/runs/targets';
import { MarkedItems, ReviewBadge } from '#domain/runs/wording';
import { makeInlineText, plainText } from '#engine/inline';
import { Button, Diff, EmptyState, Form, Pager, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { replacementMessages } from './messages.ts';
import type { ReplacementQuery } from './replacement-query.ts';

interface ListProps {
  readonly run: Run;
  readonly query: ReplacementQuery;
  readonly found: FoundReplacements;
  readonly mayWrite: boolean;
}

/** What would change, each to be ticked, and the buttons that do it. */
export function FoundList({ run, query, found, mayWrite }: ListProps) {
  const say = useSay(replacementMessages);
  const { items, next } = found;
  const pager = <Pager name="after" next={next === undefined ? null : String(next)} />;
  if (items.length === 0)
    return next === undefined ? (
      <EmptyState title={say.nothing}>{say.nothingText}</EmptyState>
    ) : (
      <div class="stack">
        <p>{say.noneYet}</p>
        {pager}
      </div>
    );
  const list = (
    <ol class="found-list plain" aria-label={say.found}>
      {items.map((item) => (
        <FoundRow key={item.row.position} run={run} found={item} mayWrite={mayWrite} />
      ))}
    </ol>
  );
  if (!mayWrite)
    return (
      <div class="stack">
        <p class="soft">{say.closed}</p>
        {list}
        {pager}
      </div>
    );
  return (
    <div class="stack">
      <Form
        action={pathTo('/runs/:runId/replacements', { runId: run.id }, { ...query })}
        name="replacement"
        class="stack"
      >
        <p class="soft">{say.about}</p>
        {list}
        <div class="actions">
          <Button name="where" value="ticked">
            {say.replaceTicked}
          </Button>
          {(next !== undefined || query.after !== undefined) && (
            <Button name="where" value="everywhere" kind="secondary">
              {say.replaceAll}
            </Button>
          )}
        </div>
      </Form>
      {pager}
    </div>
  );
}

interface RowProps {
  readonly run: Run;
  readonly found: FoundReplacement;
  readonly mayWrite: boolean;
}

function FoundRow({ run, found, mayWrite }: RowProps) {
  const say = useSay(replacementMessages);
  const { format, entered } = useView();
  const { row, after, replaced, acrossCodes, isTooLong } = found;
  const { position, revision, reviewStatus } = row;
  const value = `${position}:${revision}`;
  const held = entered?.form === 'replacement' ? [entered.values.chosen].flat() : undefined;
  const before = plainText(makeInlineText(row.target!, sourceOf(row).codes));
  return (
    <li class="found">
      {mayWrite && replaced > 0 && !isTooLong && (
        <input
          type="checkbox"
          name="chosen"
          value={value}
          checked={held ? held.includes(value) : true}
          aria-label={say.choose(position + 1)}
        />
      )}
      <a
        class="segment-number"
        href={`${pathTo('/runs/:runId/review', { runId: run.id }, { segment: position })}#s-${position}`}
        aria-label={say.segment(position + 1)}
      >
        {format.number(position + 1)}
      </a>
      <div>
        <MarkedItems items={row.source.items} codes={row.source.codes} lang={run.sourceLanguage} />
      </div>
      <div>
        <Diff before={before} after={after.plain} lang={run.targetLanguage} />
        {isTooLong && <p class="soft">{say.tooLong(mostTargetCharacters)}</p>}
        {acrossCodes > 0 && (
          <p class="soft">
            {say.acrossCodes(acrossCodes)}:{' '}
            <MarkedItems items={row.target!} codes={row.source.codes} lang={run.targetLanguage} />
          </p>
        )}
      </div>
      <div>
        {reviewStatus !== null && reviewStatus !== 'not_required' && <ReviewBadge status={reviewStatus} />}
      </div>
    </li>
  );
}
