import { Disclosure, useSay } from '#platform/web/components';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import { auditMessages } from './messages.ts';

/** What an act changed, field by field; fields that stayed as they were are left out. */
export function FieldDifferences({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const say = useSay(auditMessages);
  const changes = fieldChanges(before, after);
  if (changes.length === 0) return null;
  return (
    <Disclosure summary={say.details}>
      {changes.map((change) => (
        <Difference key={change.field} change={change} />
      ))}
    </Disclosure>
  );
}

function Difference({ change: { field, from, to } }: { readonly change: FieldChange }) {
  const say = useSay(auditMessages);
  return (
    <p>
      {field !== '' && <code>{field}</code>}{' '}
      {from !== undefined && <Value label={say.before} text={from} isOld />}{' '}
      {to !== undefined && <Value label={say.after} text={to} />}
    </p>
  );
}

interface ValueProps {
  readonly label: string;
  readonly text: string;
  readonly isOld?: boolean;
}

function Value({ label, text, isOld }: ValueProps) {
  const Mark = isOld ? 'del' : 'ins';
  return (
    <Mark>
      <span class="visually-hidden">{label}: </span>
      <bdi>{text}</bdi>
    </Mark>
  );
}
