import { directionOf } from '#platform/web/messages';
import { Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value?: string | number | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'number' | 'date';
  /** As HTML has it, such as `username` or `one-time-code`. */
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'decimal';
  readonly maxLength?: number;
  /** What is entered must be like this, as HTML has it; a hint says how. Only where the form lets browsers check. */
  readonly pattern?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  /** How wide, by what is expected; default the whole column. */
  readonly size?: 'short' | 'medium';
  /** Of what is entered, where it is not the interface's language. */
  readonly lang?: string;
  readonly spellcheck?: boolean;
  /** Values to choose from that need not be chosen. */
  readonly suggestions?: readonly string[];
  /** A page whose parts are such values, asked with the field's name and what is entered; with script only. */
  readonly suggestionsFrom?: string;
}

/** A line of text. Passwords are never shown again. */
export function TextField(props: TextFieldProps) {
  const { value, type = 'text', size, autocomplete = 'off', spellcheck, lang, suggestionsFrom } = props;
  const suggestions = props.suggestions ?? (suggestionsFrom === undefined ? undefined : []);
  // Preact's types part inputs by `type`, which is not known here.
  const typed = { type } as { type: 'text' };
  return (
    <Field {...props}>
      {(control, entered) => (
        <>
          <input
            {...control}
            {...typed}
            value={type === 'password' ? undefined : (entered ?? value)}
            autocomplete={autocomplete}
            inputMode={props.inputMode}
            maxLength={props.maxLength}
            pattern={props.pattern}
            title={props.pattern !== undefined && typeof props.hint === 'string' ? props.hint : undefined}
            min={props.min}
            max={props.max}
            spellcheck={spellcheck}
            lang={lang}
            dir={type === 'text' || type === 'search' ? 'auto' : undefined}
            class={size && `size-${size}`}
            list={suggestions && `${control.id}-list`}
            {...(suggestionsFrom !== undefined && suggestedFrom(suggestionsFrom, `${control.id}-list`))}
          />
          {suggestions && (
            <datalist id={`${control.id}-list`}>
              <Suggestions values={suggestions} />
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/** Values to choose from, as a page that a field has its suggestions from answers. */
export function Suggestions({ values }: { readonly values: readonly string[] }) {
  return (
    <>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </>
  );
}

function suggestedFrom(path: string, list: string) {
  return {
    'data-hx-get': path,
    'data-hx-target': `#${list}`,
    'data-hx-swap': 'innerHTML',
    'data-hx-trigger': 'input changed delay:200ms',
  };
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number;
  /** BCP 47. Direction follows from it, whatever the text begins with; without it from the text. */
  readonly lang?: string;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, rows = 4, maxLength, lang } = props;
  return (
    <Field {...props}>
      {(control, entered) => (
        <textarea
          {...control}
          {...{ rows, maxLength, lang }}
          dir={lang === undefined ? 'auto' : directionOf(lang)}
        >
          {entered ?? value}
        </textarea>
      )}
    </Field>
  );
}

export interface FileFieldProps extends FieldProps {
  readonly multiple?: boolean;
  /** As HTML has it: `.docx`. */
  readonly accept?: string;
}

/** Files to send; the form has to be `multipart`, and this stand last in it. */
export function FileField(props: FileFieldProps) {
  return (
    <Field {...props}>
      {(control) => <input {...control} type="file" multiple={props.multiple} accept={props.accept} />}
    </Field>
  );
}
