import { AccountCard, CommitCard } from '#domain/imports';
import type { MemoryImport, reportImport } from '#domain/memory/imports';
import { Select, useSay } from '#platform/web/components';
import { importPath as path } from './addresses.ts';
import { memoryMessages, unusableMessages } from './messages.ts';

type Report = Awaited<ReturnType<typeof reportImport>>;

/** Where every pair of the file is now; the numbers below the first add up to it. */
export function ImportAccounts({ found, report }: { readonly found: MemoryImport; readonly report: Report }) {
  const say = useSay(memoryMessages);
  const reasons: Readonly<Record<string, string>> = useSay(unusableMessages);
  const { read, accepted, rejected, undecided, deleted, duplicate, unusable } = report;
  const counts: readonly (readonly [string, number])[] = [
    [say.read, read],
    [say.accepted, accepted],
    [say.rejected, rejected],
    [say.undecided, undecided],
    [say.deletedSince, deleted],
    [say.duplicateOfFile, duplicate.ofFile],
    [say.duplicateOfMemory, duplicate.ofMemory],
    [say.duplicateOfEarlier, duplicate.ofEarlier],
    ...Object.entries(unusable).map(
      ([reason, count]) => [`${say.unusable}: ${reasons[reason] ?? reason}`, count] as const,
    ),
  ];
  return <AccountCard title={say.account} counts={counts} findings={found.account.findings} />;
}

export function CommitForm({ found: { id: importId, conflicts } }: { readonly found: MemoryImport }) {
  const say = useSay(memoryMessages);
  return (
    <CommitCard {...{ importId, path }} text={say.commitText}>
      <Select
        name="rest"
        label={say.rest}
        value="accepted"
        choices={(['accepted', 'rejected'] as const).map((value) => ({ value, label: say[value] }))}
      />
      <Select
        name="conflicts"
        label={say.conflicts}
        value={conflicts}
        choices={(['replace', 'keep', 'both'] as const).map((value) => ({ value, label: say[value] }))}
      />
    </CommitCard>
  );
}
