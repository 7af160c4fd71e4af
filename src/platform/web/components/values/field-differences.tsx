import { kitMessages, useSay } from '#platform/web/components/view';

export interface FieldDifferencesProps {
  readonly changes: readonly {
    /** Where the field is. */
    readonly path: readonly string[];
    /** Undefined where there was none. */
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

/** What differs between two states of a thing: each field with what it was and is. */
export function FieldDifferences({ changes }: FieldDifferencesProps) {
  const say = useSay(kitMessages);
  return (
    <ul class="differences">
      {changes.map(({ path, before, after }) => (
        <li key={path.join('.')}>
          {path.length > 0 && <code>{path.join('.')}</code>}
          {before !== undefined && <Value label={say.removed} value={before} isOld />}
          {after !== undefined && <Value label={say.inserted} value={after} />}
        </li>
      ))}
    </ul>
  );
}

interface ValueProps {
  readonly label: string;
  readonly value: unknown;
  readonly isOld?: boolean;
}

function Value({ label, value, isOld }: ValueProps) {
  const Mark = isOld ? 'del' : 'ins';
  return (
    <>
      {' '}
      <Mark>
        <span class="visually-hidden">[{label}: </span>
        <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
        <span class="visually-hidden">]</span>
      </Mark>
    </>
  );
}
