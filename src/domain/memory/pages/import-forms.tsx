import type { MemoryImport, reportImport } from '#domain/memory/imports';
import {
  ActionButton,
  Button,
  Card,
  DefinitionList,
  Form,
  Select,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { memoryMessages } from './messages.ts';

const path = '/memory-imports/:importId';

type Report = Awaited<ReturnType<typeof reportImport>>;

/** Where every pair of the file is now; the numbers below the first add up to it. */
export function ImportAccounts({ report }: { readonly report: Report }) {
  const say = useSay(memoryMessages);
  const { format } = useView();
  const { read, accepted, rejected, undecided, deleted, duplicate, unusable } = report;
  const rows: readonly (readonly [string, number])[] = [
    [say.read, read],
    [say.accepted, accepted],
    [say.rejected, rejected],
    [say.undecided, undecided],
    [say.deletedSince, deleted],
    [say.duplicateOfFile, duplicate.ofFile],
    [say.duplicateOfMemory, duplicate.ofMemory],
    [say.duplicateOfEarlier, duplicate.ofEarlier],
    ...Object.entries(unusable).map(([reason, count]) => [`${say.unusable}: ${reason}`, count] as const),
  ];
  return (
    <Card title={say.account}>
      <DefinitionList
        items={rows
          .filter(([, count], index) => index === 0 || count > 0)
          .map(([term, count]) => ({ term, value: format.number(count) }))}
      />
    </Card>
  );
}

export function CommitForm({ found: { id: importId, conflicts } }: { readonly found: MemoryImport }) {
  const say = useSay(memoryMessages);
  return (
    <Card title={say.commit}>
      <p>{say.commitText}</p>
      <Form action={pathTo(`${path}/commitment`, { importId })} name="commit">
        <Select
          name="rest"
          label={say.rest}
          value="accepted"
          choices={[
            { value: 'accepted', label: say.accepted },
            { value: 'rejected', label: say.rejected },
          ]}
        />
        <Select
          name="conflicts"
          label={say.conflicts}
          value={conflicts}
          choices={(['replace', 'keep', 'both'] as const).map((value) => ({ value, label: say[value] }))}
        />
        <Button>{say.commit}</Button>
      </Form>
      <ActionButton action={pathTo(`${path}/cancellation`, { importId })} kind="quiet">
        {say.discard}
      </ActionButton>
    </Card>
  );
}

export function UndoForm({ id: importId }: { readonly id: string }) {
  const say = useSay(memoryMessages);
  return (
    <Card title={say.undo}>
      <Form action={pathTo(`${path}/reversal`, { importId })} name="undo">
        <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={2000} />
        <Button kind="danger">{say.undo}</Button>
      </Form>
    </Card>
  );
}
