import { sourceOf } from '#domain/runs/targets';
import { makeInlineText, markedText, plainText } from '#engine/inline';
import { Diff, Disclosure, Person, Text, Time, useSay } from '#platform/web/components';
import { reviewMessages } from './messages.ts';
import type { OpenSegment, Review } from './read-review.ts';
import { reviewPath } from './review-query.ts';

interface HistoryProps {
  readonly review: Review;
  readonly open: OpenSegment;
}

/** What the target said before, newest first, to take it back from. */
export function History({ review: { run, query }, open: { row, history, names } }: HistoryProps) {
  const say = useSay(reviewMessages);
  if (history.length === 0) return null;
  const { codes } = sourceOf(row);
  const plain = (items: (typeof history)[number]['target']) => plainText(makeInlineText(items, codes));
  return (
    <Disclosure summary={`${say.history} (${history.length})`}>
      <ol class="plain">
        {history.slice(0, 20).map((change, index) => {
          const before = history[index + 1];
          return (
            <li key={change.revision}>
              <p class="soft">
                <Person name={names.get(change.changedBy) ?? change.changedBy} />,{' '}
                <Time at={change.changedAt} />
              </p>
              <p>
                {before ? (
                  <Diff
                    before={plain(before.target)}
                    after={plain(change.target)}
                    lang={run.targetLanguage}
                  />
                ) : (
                  <Text lang={run.targetLanguage}>{plain(change.target)}</Text>
                )}
              </p>
              {change.reason && (
                <p>
                  {say.reason}: <Text>{change.reason}</Text>
                </p>
              )}
              {change.revision !== row.revision && (
                <a
                  href={reviewPath(run.id, query, { segment: row.position, restore: change.revision })}
                  data-text={markedText(makeInlineText(change.target, codes))}
                >
                  {say.restore}
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </Disclosure>
  );
}
