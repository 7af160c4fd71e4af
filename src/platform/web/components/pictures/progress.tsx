import { useView } from '#platform/web/components/view';

export interface ProgressProps {
  readonly value: number;
  /** All of it; 0 where that is not known yet. */
  readonly of: number;
  /** What makes progress. */
  readonly label: string;
  /** In words beside the bar; by default the share. */
  readonly children?: string;
}

/** How far something has come. */
export function Progress({ value, of, label, children }: ProgressProps) {
  const { format } = useView();
  const isKnown = of > 0;
  const text = children ?? (isKnown ? format.percent(Math.min(1, value / of)) : '');
  return (
    <div class="progress">
      <progress aria-label={label} {...(isKnown && { value: Math.min(value, of), max: of })}>
        {text}
      </progress>
      <span class="progress-text">{text}</span>
    </div>
  );
}
