export interface SparkProps {
  /** What the picture shows, with its first, last and highest value in words: the picture itself is not read out. */
  readonly label: string;
  /** In order of time, evenly spaced. */
  readonly values: readonly number[];
  /** As wide as there is room. */
  readonly isWide?: boolean;
}

/** How a figure changed, as small bars. */
export function Spark({ label, values, isWide }: SparkProps) {
  const most = Math.max(...values, 0) || 1;
  const step = 120 / Math.max(1, values.length);
  return (
    <svg
      class={isWide ? 'spark spark-wide' : 'spark'}
      viewBox="0 0 120 32"
      role="img"
      aria-label={label}
      {...(isWide && { preserveAspectRatio: 'none' })}
    >
      <line class="spark-ground" x1="0" x2="120" y1="31.5" y2="31.5" />
      {values.map((value, index) => {
        const height = value > 0 ? Math.max(1.5, (value / most) * 30) : 0;
        return (
          <rect
            key={index}
            x={index * step + step * 0.1}
            y={31 - height}
            width={step * 0.8}
            height={height}
          />
        );
      })}
    </svg>
  );
}
