import { z } from 'zod';
import type { Connection } from '#domain/projects/connections';
import { providerNames, providerSettingsSchema } from '#platform/providers/catalogue';
import { Button, Checkbox, Form, Select, TextArea, TextField, useSay } from '#platform/web/components';
import { faultAt, jsonObject, optional, ownField, ticked } from '#platform/web/pages';
import { connectionMessages } from './messages.ts';

const periods = ['day', 'month', 'ever'] as const;
const ownFields = ['provider', 'model', 'baseUrl'] as const;
const settingsSchema = providerSettingsSchema.omit({ apiKeyVariable: true });

const fields = {
  provider: z.enum(providerNames),
  model: optional(z.string().max(200)),
  baseUrl: optional(z.string().max(2000)),
  more: optional(z.string().max(20_000).pipe(jsonObject)),
  secret: optional(z.string().max(4000)),
  concurrency: z.coerce.number().int().min(1).max(1000),
  spendingLimit: optional(z.string().pipe(z.coerce.number<string>().min(0))),
  spendingPeriod: z.enum(periods),
};

interface Entered {
  readonly provider: (typeof providerNames)[number];
  readonly model?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly more?: Readonly<Record<string, unknown>> | undefined;
  readonly spendingLimit?: number | undefined;
}

/** What the fields say as a connection has it; what is wrong with the settings stands at the field that holds them. */
function withSettings<T extends Entered>(
  { provider, model, baseUrl, more, spendingLimit, ...rest }: T,
  { addIssue }: z.RefinementCtx,
) {
  for (const name of ownFields) if (more && Object.hasOwn(more, name)) addIssue(ownField('more', name, more));
  const given = { ...more, provider, ...(model && { model }), ...(baseUrl && { baseUrl }) };
  const settings = settingsSchema.safeParse(given, { reportInput: true });
  for (const issue of settings.error?.issues ?? []) {
    const own = ownFields.find((name) => name === issue.path[0]);
    addIssue(own ? faultAt(own, issue) : faultAt('more', issue, issue.path.join('.')));
  }
  return { ...rest, spendingLimit: spendingLimit ?? null, settings: settings.data! };
}

export const newConnectionForm = z
  .object({ ...fields, name: z.string().trim().min(1).max(100) })
  .transform(withSettings);
export const connectionForm = z
  .object({ ...fields, enabled: ticked, forgetSecret: ticked })
  .transform(withSettings);

export interface ConnectionFormProps {
  readonly action: string;
  /** Undefined for a new one. */
  readonly connection?: Connection;
}

export function ConnectionForm({ action, connection }: ConnectionFormProps) {
  const say = useSay(connectionMessages);
  const { provider, model, baseUrl, ...more } = connection?.settings ?? { provider: providerNames[0] };
  return (
    <Form action={action} name="connection" {...(connection && { revision: connection.revision })}>
      {!connection && <TextField name="name" label={say.name} hint={say.nameHint} maxLength={100} />}
      <Select
        name="provider"
        label={say.provider}
        value={provider}
        choices={providerNames.map((value) => ({ value, label: value }))}
      />
      <TextField name="model" label={say.model} hint={say.modelHint} value={model} size="medium" optional />
      <TextField
        name="baseUrl"
        label={say.address}
        hint={say.addressHint}
        value={baseUrl}
        type="url"
        optional
      />
      <TextField
        name="secret"
        label={say.key}
        hint={connection?.hasSecret ? say.keyKept : say.keyHint}
        type="password"
        autocomplete="new-password"
        optional
      />
      {connection?.hasSecret && <Checkbox name="forgetSecret" label={say.forgetKey} />}
      {connection && <Checkbox name="enabled" label={say.enabled} checked={connection.enabled} />}
      <TextField
        name="concurrency"
        label={say.concurrency}
        hint={say.concurrencyHint}
        type="number"
        min={1}
        max={1000}
        value={connection?.concurrency ?? 4}
        size="short"
      />
      <TextField
        name="spendingLimit"
        label={say.spendingLimit}
        hint={say.spendingHint}
        inputMode="decimal"
        value={connection?.spendingLimit ?? ''}
        size="short"
        optional
      />
      <Select
        name="spendingPeriod"
        label={say.period}
        value={connection?.spendingPeriod ?? 'month'}
        choices={periods.map((value) => ({ value, label: say[value] }))}
      />
      <TextArea
        name="more"
        label={say.more}
        hint={say.moreHint}
        value={Object.keys(more).length > 0 ? JSON.stringify(more, null, 2) : ''}
        rows={6}
        optional
      />
      <Button>{connection ? say.save : say.create}</Button>
    </Form>
  );
}
