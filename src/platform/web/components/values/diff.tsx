import { wordChanges } from '#engine/words';
import { kitMessages, useSay } from '#platform/web/components/view';
import { Text } from './values.tsx';

export interface DiffProps {
  readonly before: string;
  readonly after: string;
  /** BCP 47 tag of the texts. */
  readonly lang?: string;
}

/** Two texts as one, with what was removed and inserted, word by word. */
export function Diff({ before, after, lang }: DiffProps) {
  const say = useSay(kitMessages);
  return (
    <Text {...(lang && { lang })}>
      {wordChanges(before, after).map(({ kind, text }, index) => {
        if (kind === 'same') return text;
        const Tag = kind === 'removed' ? 'del' : 'ins';
        return (
          <Tag key={index}>
            <span class="visually-hidden"> [{say[kind]}: </span>
            {text}
            <span class="visually-hidden">] </span>
          </Tag>
        );
      })}
    </Text>
  );
}
