import { glossaryMessages } from '#domain/glossary/pages/wording';
import { Select, TextField, useSay } from '#platform/web/components';

/** How much the glossary counts in the project. */
export function PriorityField({ value }: { readonly value: number }) {
  const say = useSay(glossaryMessages);
  return (
    <TextField
      name="priority"
      label={say.priority}
      hint={say.priorityHint}
      type="number"
      value={value}
      size="short"
    />
  );
}

/** Whether the project may change the glossary. */
export function AccessField({ value }: { readonly value: 'read' | 'write' }) {
  const say = useSay(glossaryMessages);
  const choices = (['read', 'write'] as const).map((access) => ({ value: access, label: say[access] }));
  return <Select name="access" label={say.access} value={value} choices={choices} />;
}
