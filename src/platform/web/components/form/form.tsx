import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Notice } from '#platform/web/components/structure';
import { kitMessages, useSay, useView } from '#platform/web/components/view';
import type { Entered, ShownProblem } from '#platform/web/pages';
import { labelOf } from './label-of.ts';

const FormContext = createContext('');

/** The name of the form around, and what was entered into it where it was refused. */
export function useForm(): { readonly name: string; readonly entered: Entered | undefined } {
  const name = useContext(FormContext);
  const { entered } = useView();
  return { name, entered: entered?.form === name ? entered : undefined };
}

export interface FormProps {
  readonly action: string;
  /** Tells the forms of a page apart; needed where there are several. */
  readonly name?: string;
  /** What the person has seen: the change is refused where somebody else made one since. */
  readonly revision?: number;
  readonly multipart?: boolean;
  readonly class?: string;
  /** For fields that stand elsewhere and name it as their `form`. */
  readonly id?: string;
  /** Stands where it was refused in place of what the problem says, for a page that explains it in its own words. */
  readonly refusal?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A form that changes something. What was entered stays where it is refused, and what is wrong stands on top and at the fields. */
export function Form({
  action,
  name = '',
  revision,
  multipart,
  class: classes = 'form',
  id,
  refusal,
  children,
}: FormProps) {
  const { formToken, entered } = useView();
  const own = entered?.form === name ? entered : undefined;
  return (
    <form
      method="post"
      action={action}
      class={classes}
      noValidate
      {...(id && { id })}
      {...(multipart && { enctype: 'multipart/form-data' as const })}
    >
      <input type="hidden" name="_token" value={formToken} />
      {name && <input type="hidden" name="_form" value={name} />}
      {revision !== undefined && <input type="hidden" name="_revision" value={revision} />}
      {own && !refusal && (
        <ErrorSummary form={name} errors={own.errors} problem={own.problem} fields={children} />
      )}
      {own && refusal && (
        <div class="error-summary" tabIndex={-1} autofocus>
          {refusal}
        </div>
      )}
      <FormContext.Provider value={name}>{children}</FormContext.Provider>
    </form>
  );
}

interface ErrorSummaryProps {
  readonly form: string;
  readonly errors: Entered['errors'];
  readonly problem: ShownProblem | undefined;
  readonly fields: ComponentChildren;
}

function ErrorSummary({ form, errors, problem, fields }: ErrorSummaryProps) {
  const say = useSay(kitMessages);
  const listed = Object.entries(errors).map(([field, message]) => {
    const label = labelOf(fields, field);
    return { field, text: label === undefined ? message : `${label}: ${message}` };
  });
  return (
    <div class="error-summary" tabIndex={-1} autofocus>
      <Notice tone="bad" title={problem?.when ?? say.problem}>
        {problem && <p>{problem.action}</p>}
        {listed.length > 0 && (
          <ul>
            {listed.map(({ field, text }) => (
              <li key={field}>
                <a href={`#${fieldId(form, field)}`}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}

/** The id of a field's control. */
export function fieldId(form: string, field: string): string {
  return `f-${form ? `${form}-` : ''}${field.replaceAll(/[^\w-]/g, '-')}`;
}
