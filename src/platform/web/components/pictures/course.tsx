import { kitMessages, useSay } from '#platform/web/components/view';
import { Spark } from './spark.tsx';

export interface CourseProps {
  readonly label: string;
  /** In order of time, evenly spaced; at least one. */
  readonly points: readonly { readonly time: string; readonly value: number }[];
  /** How a value is said. */
  say(value: number): string;
}

/** How a figure went from one time to another: bars over their first and last time, with the highest one in words. */
export function Course({ label, points, say }: CourseProps) {
  const messages = useSay(kitMessages);
  const most = points.reduce((highest, point) => (point.value > highest.value ? point : highest));
  const [first, last] = [points[0]!, points.at(-1)!];
  const told = messages.most({ value: say(most.value), time: most.time });
  return (
    <figure class="picture">
      <figcaption>{label}</figcaption>
      <Spark isWide label={`${label}: ${told}`} values={points.map(({ value }) => value)} />
      <p class="course-ends soft">
        <span>{first.time}</span>
        {points.length > 1 && <span>{last.time}</span>}
      </p>
      <p class="soft">{told}</p>
    </figure>
  );
}
