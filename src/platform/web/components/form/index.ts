export {
  ActionButton,
  type ActionButtonProps,
  Button,
  type ButtonKind,
  type ButtonProps,
  LinkButton,
  type LinkButtonProps,
} from './button.tsx';
export {
  Checkbox,
  CheckboxGroup,
  type CheckboxProps,
  type Choice,
  type ChoiceGroupProps,
  RadioGroup,
  Select,
  type SelectProps,
} from './choices.tsx';
export { Field, type FieldProps } from './field.tsx';
export { Form, type FormProps } from './form.tsx';
export {
  FileField,
  type FileFieldProps,
  Suggestions,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from './text-fields.tsx';
