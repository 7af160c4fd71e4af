import type { ComponentChildren } from 'preact';
import { Field, FieldError, type FieldProps } from './field.tsx';
import { fieldId, useForm } from './form.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  /** A first choice that stands for none. */
  readonly none?: string;
}

/** One of a list. */
export function Select(props: SelectProps) {
  const { choices, value, none } = props;
  return (
    <Field {...props}>
      {(control, entered) => (
        <select {...control}>
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === (entered ?? value)}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface ChoiceGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Of radio buttons one value, of boxes those that are ticked. */
  readonly value?: string | readonly string[] | undefined;
}

/** One of a few, all seen at once. */
export function RadioGroup(props: ChoiceGroupProps) {
  return <Group {...props} type="radio" />;
}

/** Any of a few. */
export function CheckboxGroup(props: ChoiceGroupProps) {
  return <Group {...props} type="checkbox" />;
}

function Group({
  name,
  label,
  hint,
  choices,
  value,
  type,
}: ChoiceGroupProps & { readonly type: 'radio' | 'checkbox' }) {
  const { name: form, entered } = useForm();
  const id = fieldId(form, name);
  const error = entered?.errors[name];
  const held = new Set([entered ? entered.values[name] : value].flat());
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={`field${error ? ' has-error' : ''}`}
      {...(described && { 'aria-describedby': described })}
    >
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={id} message={error} />}
      {choices.map((choice, index) => (
        <Box
          key={choice.value}
          id={index === 0 ? id : `${id}-${index}`}
          type={type}
          name={name}
          value={choice.value}
          checked={held.has(choice.value)}
          label={choice.label}
          hint={choice.hint}
        />
      ))}
    </fieldset>
  );
}

interface BoxProps {
  readonly id: string;
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

function Box({ id, label, hint, ...input }: BoxProps) {
  return (
    <div class="box">
      <input id={id} {...input} {...(hint && { 'aria-describedby': `${id}-hint` })} />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface CheckboxProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly checked?: boolean;
}

/** Yes or no; read it with `ticked`. */
export function Checkbox({ name, label, hint, checked = false }: CheckboxProps) {
  const { name: form, entered } = useForm();
  const isChecked = entered ? entered.values[name] !== undefined : checked;
  const id = fieldId(form, name);
  const error = entered?.errors[name];
  return (
    <div class={`field${error ? ' has-error' : ''}`}>
      {error && <FieldError id={id} message={error} />}
      <Box id={id} type="checkbox" name={name} value="on" checked={isChecked} label={label} hint={hint} />
    </div>
  );
}
