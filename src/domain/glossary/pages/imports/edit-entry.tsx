import type { EntryTerm, ImportEntry, TermImport } from '#domain/glossary/imports';
import { glossaryMessages } from '#domain/glossary/pages/wording';
import { termStatuses } from '#engine/glossary';
import { Button, Disclosure, Form, Select, TextField, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { type EntryGroup, importPath } from './import-query.ts';
import { importMessages } from './messages.ts';

interface EditProps {
  readonly found: TermImport;
  readonly entry: ImportEntry;
  readonly group: EntryGroup;
}

/** Changes the terms of an entry, one at a time. */
export function EditEntry({ found, entry, group }: EditProps) {
  const say = useSay(importMessages);
  const { entered } = useView();
  const terms = entry.concept?.terms ?? [];
  return (
    <Disclosure
      isOpen={entered?.form.startsWith(`${entry.number}-`)}
      summary={
        <>
          {say.edit} <span class="visually-hidden">{terms[0]?.text}</span>
        </>
      }
    >
      {terms.map((term, index) => (
        <EditTerm
          key={index}
          term={term}
          name={`${entry.number}-${index}`}
          action={pathTo(
            `${importPath}/entries/:number/terms/:index`,
            { importId: found.id, number: entry.number, index },
            group,
          )}
        />
      ))}
    </Disclosure>
  );
}

interface TermProps {
  readonly term: EntryTerm;
  readonly name: string;
  readonly action: string;
}

function EditTerm({ term, name, action }: TermProps) {
  const say = useSay(importMessages);
  const statuses = useSay(glossaryMessages);
  return (
    <Form action={action} name={name}>
      <TextField name="text" label={say.term} value={term.text} maxLength={500} lang={term.language} />
      <TextField name="language" label={say.language} value={term.language} size="short" maxLength={35} />
      <Select
        name="status"
        label={say.status}
        value={term.status}
        choices={termStatuses.map((value) => ({ value, label: statuses[value] }))}
      />
      <Button kind="secondary">{say.save}</Button>
    </Form>
  );
}
