import type { ComponentChildren } from 'preact';
import {
  ActionButton,
  Button,
  Card,
  DefinitionList,
  Disclosure,
  Form,
  TextField,
  TroubleText,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo, type Trouble } from '#platform/web/pages';
import { importWords } from './messages.ts';

interface AccountProps {
  readonly title: string;
  /** Beginning with how many there are, which the others add up to; of these only what there is. */
  readonly counts: readonly (readonly [name: string, count: number])[];
  readonly findings: readonly ReaderFinding[];
}

/** What the reader found in a file. */
interface ReaderFinding extends Trouble {
  readonly place?: string;
}

/** Where everything of a file is now; what its reader found. */
export function AccountCard({ title, counts, findings }: AccountProps) {
  const { format } = useView();
  return (
    <Card title={title}>
      <DefinitionList
        items={counts
          .filter(([, count], index) => index === 0 || count > 0)
          .map(([term, count]) => ({ term, value: format.number(count) }))}
      />
      {findings.length > 0 && <ReaderFindings findings={findings} />}
    </Card>
  );
}

function ReaderFindings({ findings }: Pick<AccountProps, 'findings'>) {
  const say = useSay(importWords);
  const { sayPlace } = useView();
  return (
    <Disclosure summary={say.findings}>
      <ul class="plain">
        {findings.map(({ place, ...finding }, index) => (
          <li key={index}>
            <code>{finding.code}</code> {place && <bdi class="soft">{sayPlace(place)}: </bdi>}
            <TroubleText {...finding} />
          </li>
        ))}
      </ul>
    </Disclosure>
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
