import {
  ActionButton,
  Button,
  Checkbox,
  CheckboxGroup,
  Field,
  FileField,
  Form,
  LinkButton,
  RadioGroup,
  Select,
  Suggestions,
  TextArea,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { ViewProvider } from '#platform/web/components/view';
import { patternMessages } from './messages.ts';
import { refusedWith } from './samples.ts';

const action = '/patterns';
const kinds = ['primary', 'secondary', 'quiet', 'danger'] as const;

/** Each control of forms, by the name of its component. */
export const formPatterns = {
  Button: () => {
    const { go } = useSay(patternMessages);
    return (
      <Form action={action} name="buttons" class="actions">
        {kinds.map((kind) => (
          <Button key={kind} kind={kind}>
            {go} {kind}
          </Button>
        ))}
      </Form>
    );
  },
  LinkButton: () => {
    const { more } = useSay(patternMessages);
    return (
      <div class="actions">
        {kinds.map((kind) => (
          <LinkButton key={kind} kind={kind} href={action}>
            {more} {kind}
          </LinkButton>
        ))}
      </div>
    );
  },
  ActionButton: () => (
    <ActionButton action={action} about="1">
      {useSay(patternMessages).go}
    </ActionButton>
  ),
  Form: () => (
    <>
      <Form action={action} name="whole">
        <Controls />
      </Form>
      <RefusedForm />
    </>
  ),
  Field: () => <Inside control="field" />,
  TextField: () => <Inside control="name" />,
  Suggestions: () => (
    <datalist>
      <Suggestions values={[useSay(patternMessages).first]} />
    </datalist>
  ),
  TextArea: () => <Inside control="text" />,
  FileField: () => <Inside control="file" />,
  Select: () => <Inside control="select" />,
  Checkbox: () => <Inside control="tick" />,
  CheckboxGroup: () => <Inside control="boxes" />,
  RadioGroup: () => <Inside control="choice" />,
};

type ControlName = 'field' | 'name' | 'text' | 'file' | 'select' | 'tick' | 'boxes' | 'choice';

function Inside({ control }: { readonly control: ControlName }) {
  return (
    <Form action={action} name={`only-${control}`}>
      <OneControl control={control} />
    </Form>
  );
}

function Controls() {
  const all = ['name', 'text', 'select', 'choice', 'boxes', 'tick', 'file'] as const;
  const { go, more } = useSay(patternMessages);
  return (
    <>
      {all.map((control) => (
        <OneControl key={control} control={control} />
      ))}
      <div class="actions">
        <Button>{go}</Button>
        <Button kind="quiet">{more}</Button>
      </div>
    </>
  );
}

function RefusedForm() {
  const say = useSay(patternMessages);
  const problem = { when: say.refused, action: say.again };
  const view = { ...useView(), entered: refusedWith('refused', problem, say.wrong) };
  return (
    <ViewProvider value={view}>
      <Form action={action} name="refused">
        <Controls />
      </Form>
    </ViewProvider>
  );
}

function OneControl({ control }: { readonly control: ControlName }) {
  const say = useSay(patternMessages);
  const choices = [
    { value: 'a', label: say.first, hint: say.hint },
    { value: 'b', label: say.second },
  ];
  const { hint } = say;
  switch (control) {
    case 'field':
      return (
        <Field name="amount" label={say.amount} hint={hint} optional>
          {(attributes, entered) => <input {...attributes} value={entered ?? '12'} class="size-short" />}
        </Field>
      );
    case 'name':
      return <TextField name="name" label={say.name} hint={hint} suggestions={[say.first]} optional />;
    case 'text':
      return <TextArea name="text" label={say.text} hint={hint} rows={3} />;
    case 'file':
      return <FileField name="file" label={say.name} hint={hint} accept=".docx" />;
    case 'select':
      return <Select name="select" label={say.amount} choices={choices} none={say.none} />;
    case 'tick':
      return <Checkbox name="tick" label={say.go} hint={hint} checked />;
    case 'boxes':
      return <CheckboxGroup name="boxes" label={say.amount} choices={choices} value={['a']} />;
    case 'choice':
      return <RadioGroup name="choice" label={say.amount} hint={hint} choices={choices} value="a" />;
  }
}
