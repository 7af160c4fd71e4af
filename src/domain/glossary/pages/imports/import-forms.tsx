import { conflictChoices, type ImportReport, type TermImport } from '#domain/glossary/imports';
import { AccountCard, CommitCard } from '#domain/imports';
import { Select, useSay, useView } from '#platform/web/components';
import { importPath as path } from './import-query.ts';
import { flagMessages, importMessages } from './messages.ts';

interface AccountProps {
  readonly found: TermImport;
  readonly report: ImportReport;
}

/** Where every row of the file is now; what became of accepted ones; what the reader found. */
export function ImportAccount({ found, report }: AccountProps) {
  const say = useSay(importMessages);
  const flags = useSay(flagMessages) as Readonly<Record<string, string>>;
  const { rows, accepted, rejected, undecided, unread, outcomes } = report;
  const made = (['added', 'merged', 'replaced', 'unchanged', 'kept'] as const).map(
    (outcome) => [say[outcome], outcomes[outcome] ?? 0] as const,
  );
  const counts: readonly (readonly [string, number])[] = [
    [say.rows, rows],
    [say.accepted, accepted],
    [say.rejected, rejected],
    [say.undecided, undecided],
    ...Object.entries(unread).map(
      ([code, count]) => [`${say.unread}: ${flags[code] ?? code}`, count] as const,
    ),
    ...made,
  ];
  return <AccountCard title={say.account} counts={counts} findings={found.account.findings} />;
}

/** How many concepts and terms there are, and of which languages. */
export function ImportProfile({ profile }: { readonly profile: NonNullable<TermImport['profile']> }) {
  const say = useSay(importMessages);
  const { format } = useView();
  const list = format.list(
    Object.entries(profile.languages)
      .slice(0, 12)
      .map(([tag, count]) => `${format.languageName(tag)} ${format.number(count)}`),
  );
  return <p>{say.profileOf({ entries: profile.entries, terms: profile.terms, list })}</p>;
}

export function CommitForm({ found: { id: importId, conflicts } }: { readonly found: TermImport }) {
  const say = useSay(importMessages);
  const choices = <T extends 'accepted' | 'rejected' | 'approved' | 'draft' | 'replace' | 'keep' | 'both'>(
    values: readonly T[],
  ) => values.map((value) => ({ value, label: say[value] }));
  return (
    <CommitCard {...{ importId, path }} text={say.commitText}>
      <Select name="rest" label={say.rest} choices={choices(['accepted', 'rejected'])} />
      <Select name="conflicts" label={say.conflicts} value={conflicts} choices={choices(conflictChoices)} />
      <Select name="approval" label={say.approval} choices={choices(['approved', 'draft'])} />
    </CommitCard>
  );
}
