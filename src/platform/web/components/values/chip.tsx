import { kitMessages, useSay } from '#platform/web/components/view';

export interface ChipProps {
  /** As the marked text has it: `1` of `<1>`. */
  readonly id: string;
  readonly kind: 'open' | 'close' | 'single';
  /** What it stands for, such as `bold` or `line break`. */
  readonly meaning?: string;
}

/** An inline code inside a text. */
export function Chip({ id, kind, meaning }: ChipProps) {
  const say = useSay(kitMessages);
  const spoken = { open: say.codeOpen, close: say.codeClose, single: say.codeSingle }[kind](id);
  return (
    <span class={`chip chip-${kind}`} title={meaning ? `${spoken}: ${meaning}` : spoken}>
      <span aria-hidden="true">{kind === 'close' ? `/${id}` : id}</span>
      <span class="visually-hidden">{meaning ? `${spoken}, ${meaning}` : spoken}</span>
    </span>
  );
}
