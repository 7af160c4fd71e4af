import type { WaitingLines } from '#domain/context';
import { Card, Name, useSay, useView } from '#platform/web/components';
import { homeMessages } from './messages.ts';

/** What waits for the reader besides runs, a line for each kind and project; nothing where nothing does. */
export function WaitingCard({
  waiting: { shown, more },
  acrossProjects,
}: {
  readonly waiting: WaitingLines;
  readonly acrossProjects: boolean;
}) {
  const say = useSay(homeMessages);
  const { locale } = useView();
  if (shown.length === 0) return null;
  return (
    <Card title={say.alsoWaiting} actions={more > 0 && <span class="soft">{say.moreWaiting(more)}</span>}>
      <ul class="plain">
        {shown.map(({ kind, project, count, label, href }) => (
          <li key={`${kind} ${project?.id}`}>
            <a href={href}>{label(locale)}</a>: {say.waitingCount(count)}
            {acrossProjects && project && (
              <span class="soft">
                {' '}
                <Name>{project.name}</Name>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
