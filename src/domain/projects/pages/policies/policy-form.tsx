import { z } from 'zod';
import { approvable, maskingKinds, type Policy, policySchema } from '#domain/projects/policies';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Form,
  Select,
  TextArea,
  TextField,
  useSay,
} from '#platform/web/components';
import { faultAt, jsonObject, listed, optional, ownField, several, ticked } from '#platform/web/pages';
import { policyMessages } from './messages.ts';

const automatic = ['never', 'passed', 'passed_or_warned'] as const;
const required = ['never', 'when_failed', 'when_warned', 'always'] as const;
const learn = ['never', 'approved', 'delivered'] as const;
const egress = ['none', 'private', 'any'] as const;
const kept = ['source', 'output', 'record', 'temporary'] as const;

const score = z.coerce.number().int().min(50).max(101);
const days = optional(z.string().pipe(z.coerce.number<string>().int().min(1).max(36_500)));
const names = z
  .string()
  .default('')
  .transform((text) => text.split('\n').map((name) => name.trim()))
  .transform((all) => all.filter((name) => name !== ''));

const fields = z.object({
  providers: names,
  egress: z.enum(egress),
  accept: score,
  suggest: score,
  automatic: z.enum(automatic),
  sources: several(z.enum(approvable)),
  required: z.enum(required),
  masking: ticked,
  kinds: several(z.enum(maskingKinds)),
  learn: z.enum(learn),
  blocking: listed(z.string()),
  source: days,
  output: days,
  record: days,
  temporary: days,
  style: optional(z.string().max(4000)),
  rest: z.string().max(200_000).pipe(jsonObject),
});

/** The fields whose names are not those of the settings they are for, by the setting. */
const fieldOf: Readonly<Record<string, string>> = {
  'memory.accept': 'accept',
  'memory.suggest': 'suggest',
  memory: 'suggest',
};

const withOwnField = [
  ...['providers', 'egress', 'approval', 'review', 'learn', 'blocking', 'retention', 'style'],
  ...['memory.accept', 'memory.suggest', 'masking.enabled', 'masking.kinds'],
];

/** The whole policy; what is wrong with it stands at the field it comes from. */
export const policyForm = fields.transform((form, { addIssue }): Policy => {
  for (const place of fieldsIn(form.rest)) addIssue(ownField('rest', place, form.rest));
  const parsed = policySchema.safeParse(toBody(form), { reportInput: true });
  for (const issue of parsed.error?.issues ?? []) {
    const place = issue.path.join('.');
    const field = fieldOf[place] ?? (issue.path[0]! in form ? String(issue.path[0]) : 'rest');
    addIssue(faultAt(field, issue, field === 'rest' ? place : ''));
  }
  return parsed.data!;
});

/** What of the rest a field above would overwrite. */
function fieldsIn(rest: Readonly<Record<string, unknown>>): string[] {
  return withOwnField.filter((place) => {
    const [outer, inner] = place.split('.') as [string, string?];
    const held = rest[outer];
    return inner === undefined ? held !== undefined : Object.hasOwn(Object(held), inner);
  });
}

function toBody(form: z.output<typeof fields>): unknown {
  const { providers, blocking, style, rest } = form;
  const inner = (name: string) => (rest[name] ?? {}) as Record<string, unknown>;
  return {
    ...{ ...rest, providers, blocking, egress: form.egress, learn: form.learn },
    memory: { ...inner('memory'), accept: form.accept, suggest: form.suggest },
    approval: { automatic: form.automatic, sources: form.sources },
    review: { required: form.required },
    masking: { ...inner('masking'), enabled: form.masking, kinds: form.kinds },
    retention: Object.fromEntries(kept.map((name) => [name, form[name] ?? null])),
    ...(style !== undefined && { style }),
  };
}

/** What has no field of its own. */
function restOf({ memory, masking, content, checks, allowedProviders }: Policy): Record<string, unknown> {
  const { accept: _accept, suggest: _suggest, ...points } = memory;
  return { content, checks, allowedProviders, memory: points, masking: { patterns: masking.patterns } };
}

export interface PolicyFormProps {
  readonly action: string;
  readonly policy: Policy;
  /** The version it changes. */
  readonly version: number;
}

export function PolicyForm({ action, policy, version }: PolicyFormProps) {
  const say = useSay(policyMessages);
  const choicesOf = <Name extends keyof typeof say & string>(values: readonly Name[]) =>
    values.map((value) => ({ value, label: String(say[value]) }));
  return (
    <Form action={action} revision={version}>
      <TextArea
        name="providers"
        label={say.providers}
        hint={say.providersHint}
        value={policy.providers.join('\n')}
        rows={3}
        optional
      />
      <Select name="egress" label={say.egress} value={policy.egress} choices={choicesOf(egress)} />
      {(['accept', 'suggest'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={say[name]}
          hint={say.scoreHint}
          type="number"
          min={50}
          max={101}
          value={policy.memory[name]}
          size="short"
        />
      ))}
      <Select
        name="automatic"
        label={say.automatic}
        value={policy.approval.automatic}
        choices={choicesOf(automatic)}
      />
      <CheckboxGroup
        name="sources"
        label={say.sources}
        value={policy.approval.sources}
        choices={choicesOf(approvable)}
      />
      <Select
        name="required"
        label={say.required}
        value={policy.review.required}
        choices={choicesOf(required)}
      />
      <Checkbox name="masking" label={say.masking} checked={policy.masking.enabled} />
      <CheckboxGroup
        name="kinds"
        label={say.kinds}
        value={policy.masking.kinds}
        choices={choicesOf(maskingKinds)}
      />
      <Select name="learn" label={say.learn} value={policy.learn} choices={choicesOf(learn)} />
      <TextField
        name="blocking"
        label={say.blocking}
        hint={say.blockingHint}
        value={policy.blocking.join(', ')}
        optional
      />
      <fieldset class="field">
        <legend>{say.retention}</legend>
        {kept.map((name) => (
          <TextField
            key={name}
            name={name}
            label={say[name]}
            hint={say.daysHint}
            inputMode="numeric"
            value={policy.retention[name] ?? ''}
            size="short"
            optional
          />
        ))}
      </fieldset>
      <TextArea name="style" label={say.style} hint={say.styleHint} value={policy.style} optional />
      <TextArea
        name="rest"
        label={say.rest}
        hint={say.restHint}
        value={JSON.stringify(restOf(policy), null, 2)}
        rows={12}
      />
      <Button>{say.save}</Button>
    </Form>
  );
}
