import type { ComponentChildren } from 'preact';
import {
  ActionButton,
  Button,
  Card,
  DefinitionList,
  Form,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { importWords } from './messages.ts';

interface AccountProps {
  readonly title: string;
  /** Beginning with how many there are, which the others add up to; of these only what there is. */
  readonly counts: readonly (readonly [name: string, count: number])[];
  readonly children?: ComponentChildren;
}

/** Where everything of a file is now. */
export function AccountCard({ title, counts, children }: AccountProps) {
  const { format } = useView();
  return (
    <Card title={title}>
      <DefinitionList
        items={counts
          .filter(([, count], index) => index === 0 || count > 0)
          .map(([term, count]) => ({ term, value: format.number(count) }))}
      />
      {children}
    </Card>
  );
}

interface SettleProps {
  readonly importId: string;
  readonly path: `${string}/:importId`;
  /** What committing does. */
  readonly text: string;
  /** Fields of the form. */
  readonly children: ComponentChildren;
}

/** Commits an import, or discards it. */
export function CommitCard({ importId, path, text, children }: SettleProps) {
  const say = useSay(importWords);
  return (
    <Card title={say.commit}>
      <p>{text}</p>
      <Form action={pathTo(`${path}/commitment`, { importId })} name="commit">
        {children}
        <Button>{say.commit}</Button>
      </Form>
      <ActionButton action={pathTo(`${path}/cancellation`, { importId })} kind="quiet">
        {say.discard}
      </ActionButton>
    </Card>
  );
}

type UndoProps = Pick<SettleProps, 'importId' | 'path'> & { readonly children?: ComponentChildren };

/** Takes a committed import back, for a reason. */
export function UndoCard({ importId, path, children }: UndoProps) {
  const say = useSay(importWords);
  return (
    <Card title={say.undo}>
      <Form action={pathTo(`${path}/reversal`, { importId })} name="undo">
        <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={1000} />
        {children}
        <Button kind="danger">{say.undo}</Button>
      </Form>
    </Card>
  );
}
