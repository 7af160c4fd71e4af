import type { ComponentChildren } from 'preact';
import { Form } from './form.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  readonly kind?: ButtonKind;
  /** Sent along, where a form has several buttons. */
  readonly name?: string;
  readonly value?: string;
  readonly children: ComponentChildren;
}

/** Sends the form it stands in. */
export function Button({ kind = 'primary', name, value, children }: ButtonProps) {
  return (
    <button type="submit" class={`button ${kind}`} {...(name && { name, value })}>
      {children}
    </button>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly children: ComponentChildren;
}

/** A link that is the next thing to do. */
export function LinkButton({ href, kind = 'secondary', children }: LinkButtonProps) {
  return (
    <a class={`button ${kind}`} href={href}>
      {children}
    </a>
  );
}

export interface ActionButtonProps {
  readonly action: string;
  readonly kind?: ButtonKind;
  /** Sent along. */
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly revision?: number;
  readonly children: ComponentChildren;
  /** What it is about, where the button's words alone do not say, such as the name of its row. */
  readonly about?: string;
}

/** Changes one thing at once: a form of one button. */
export function ActionButton({
  action,
  kind = 'secondary',
  fields = {},
  revision,
  about,
  children,
}: ActionButtonProps) {
  return (
    <Form
      action={action}
      name={nameFor(action, fields)}
      class="action"
      {...(revision !== undefined && { revision })}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind={kind}>
        {children}
        {about && <span class="visually-hidden"> {about}</span>}
      </Button>
    </Form>
  );
}

/** Tells it apart from the other buttons and forms of a page: a refusal stands where it belongs. */
function nameFor(action: string, fields: NonNullable<ActionButtonProps['fields']>): string {
  let hash = 0;
  for (const sign of `${action} ${JSON.stringify(fields)}`)
    hash = (Math.imul(hash, 31) + sign.codePointAt(0)!) | 0;
  return `action-${(hash >>> 0).toString(36)}`;
}
