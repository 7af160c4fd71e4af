import type { Replacement } from '#domain/runs/replacements';
import { ActionButton, Badge, Card, Name, Table, Time, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { replacementMessages } from './messages.ts';

interface MadeProps {
  readonly runId: string;
  readonly made: readonly Replacement[];
  readonly mayWrite: boolean;
}

/** Replacements that were made, each with the button that takes it back; nothing where none was made. */
export function MadeList({ runId, made, mayWrite }: MadeProps) {
  const say = useSay(replacementMessages);
  const { format } = useView();
  if (made.length === 0) return null;
  return (
    <Card title={say.made}>
      <p class="soft">{say.madeText}</p>
      <Table
        caption={say.made}
        rows={made}
        keyOf={({ id }) => id}
        columns={[
          { label: say.words, isHead: true, cell: (one) => <Words of={one} /> },
          { label: say.changedTargets, isFigure: true, cell: ({ replaced }) => format.number(replaced) },
          { label: say.who, cell: ({ madeBy }) => <Name>{madeBy.name}</Name> },
          { label: say.when, cell: ({ madeAt }) => <Time at={madeAt} /> },
          {
            label: say.action,
            isActions: true,
            cell: ({ id, find, reversedAt }) =>
              reversedAt !== null ? (
                <Badge tone="neutral">{say.takenBack}</Badge>
              ) : (
                mayWrite && (
                  <ActionButton
                    action={pathTo('/runs/:runId/replacements/:replacementId/reversal', {
                      runId,
                      replacementId: id,
                    })}
                    kind="secondary"
                    about={find}
                  >
                    {say.takeBack}
                  </ActionButton>
                )
              ),
          },
        ]}
      />
    </Card>
  );
}

function Words({ of: { find, replaceWith } }: { readonly of: Replacement }) {
  const say = useSay(replacementMessages);
  return (
    <>
      <Name>{find}</Name> → {replaceWith === '' ? <em>{say.removedWords}</em> : <Name>{replaceWith}</Name>}
    </>
  );
}
