import type { ComponentChildren } from 'preact';
import { kitMessages, useSay } from '#platform/web/components/view';
import { fieldId, useForm } from './form.tsx';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Says so beside the label; fields are asked for unless this is set. */
  readonly optional?: boolean;
}

export interface Control {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
  readonly required?: boolean;
}

interface FrameProps extends FieldProps {
  /** What was entered where the form was refused, else undefined. */
  children(control: Control, entered: string | undefined): ComponentChildren;
}

/** Label, hint, control and error of one field, tied together. */
export function Field({ name, label, hint, optional, children }: FrameProps) {
  const say = useSay(kitMessages);
  const { name: form, entered } = useForm();
  const id = fieldId(form, name);
  const error = entered?.errors[name];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const control: Control = {
    id,
    name,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': 'true' as const }),
    ...(!optional && { required: true }),
  };
  const value = entered?.values[name];
  return (
    <div class={`field${error ? ' has-error' : ''}`}>
      <label for={id}>
        {label} {optional && <span class="optional">({say.optional})</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={id} message={error} />}
      {children(control, Array.isArray(value) ? value[0] : (value as string | undefined))}
    </div>
  );
}

export function FieldError({ id, message }: { readonly id: string; readonly message: string }) {
  const say = useSay(kitMessages);
  return (
    <p class="field-error" id={`${id}-error`}>
      <span class="visually-hidden">{say.errorPrefix}: </span>
      {message}
    </p>
  );
}
