import { useView } from '#platform/web/components/view';

export interface Share {
  readonly label: string;
  readonly value: number;
  /** Which of the eight colours of pictures; by default in order. */
  readonly hue?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
}

export interface ShareBarProps {
  readonly label: string;
  readonly shares: readonly Share[];
  /** How a value is said; by default as a number. */
  say?(value: number): string;
}

/** A whole and its parts as one bar; the legend says in words what the bar shows. Empty parts are left out. */
export function ShareBar({ label, shares, say }: ShareBarProps) {
  const { format } = useView();
  const whole = shares.reduce((sum, { value }) => sum + value, 0);
  const shown = shares
    .map((share, index) => ({ hue: (index % 8) + 1, ...share }))
    .filter(({ value }) => value > 0);
  let start = 0;
  const places = shown.map((share) => {
    const width = (share.value / whole) * 1000;
    const place = { ...share, start, width };
    start += width;
    return place;
  });
  return (
    <figure class="picture">
      <figcaption>{label}</figcaption>
      <svg class="share-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width="1000" height="10" />
        {places.map(({ label: name, hue, start: x, width }) => (
          <rect key={name} class={`hue-${hue}`} x={x} width={width} height="10" />
        ))}
      </svg>
      <ul class="legend">
        {shown.map(({ label: name, hue, value }) => (
          <li key={name}>
            <svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
              <rect class={`hue-${hue}`} width="10" height="10" rx="2" />
            </svg>
            {name} <span class="figure">{say ? say(value) : format.number(value)}</span>{' '}
            <span class="share">{format.percent(value / whole)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
