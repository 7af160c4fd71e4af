import { LinkButton, Name, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { wordMessages } from './messages.ts';

/** Codes of failures that come again until a connection is put right. */
const ofConnections: ReadonlySet<string> = new Set([
  'connection-failed',
  'no-connection',
  'provider-language-pair',
  'spending-limit-reached',
]);

export interface MendLinkProps {
  readonly code: string | undefined;
  readonly projectId: string;
  /** Which of several the link is about, for those who do not see it in its place. */
  readonly about?: string;
}

/** Leads whoever may put the cause of a failure right to where that is done. */
export function MendLink({ code, projectId, about }: MendLinkProps) {
  const say = useSay(wordMessages);
  const { may } = useView();
  if (code === undefined || !ofConnections.has(code) || !may('project.administer', projectId)) return null;
  return (
    <LinkButton href={pathTo('/projects/:projectId/connections', { projectId })}>
      {say.toConnections}
      {about !== undefined && (
        <span class="visually-hidden">
          {' '}
          <Name>{about}</Name>
        </span>
      )}
    </LinkButton>
  );
}
