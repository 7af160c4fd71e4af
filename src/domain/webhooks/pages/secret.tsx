import type { Webhook } from '#domain/webhooks';
import { Card, LinkButton, useSay } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { webhookMessages } from './messages.ts';

/** A secret, the one time that it can be read. */
export function Secret({
  webhook: { id, projectId },
  secret,
}: {
  readonly webhook: Webhook;
  readonly secret: string;
}) {
  const say = useSay(webhookMessages);
  return (
    <Card title={say.secret}>
      <p>{say.secretText}</p>
      <p>
        <code class="one-time-link">{secret}</code>
      </p>
      <LinkButton href={pathTo('/projects/:projectId/webhooks/:id', { projectId, id })} kind="primary">
        {say.toWebhook}
      </LinkButton>
    </Card>
  );
}
