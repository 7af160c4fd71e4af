import type { Candidate } from '#domain/glossary/candidates';
import type { AttachedGlossary } from '#domain/glossary/catalogue';
import { glossaryMessages } from '#domain/glossary/pages/wording';
import { termStatuses } from '#engine/glossary';
import {
  ActionButton,
  Button,
  Checkbox,
  Disclosure,
  Form,
  Select,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { candidatesPath, type WantedCandidates } from './candidates-query.ts';

interface DecideProps {
  readonly projectId: string;
  readonly wanted: WantedCandidates;
  readonly glossaries: readonly AttachedGlossary[];
  readonly candidate: Candidate;
}

/** Accepts one candidate, with the words as they are to be, or rejects it. */
export function Decide({ projectId, wanted, glossaries, candidate }: DecideProps) {
  const say = useSay(glossaryMessages);
  const { entered } = useView();
  const { id, source, state } = candidate;
  const action = pathTo(`${candidatesPath}/:candidateId/decision`, { projectId, candidateId: id }, wanted);
  return (
    <>
      {state !== 'rejected' && (
        <ActionButton action={action} fields={{ decision: 'rejected' }} kind="quiet" about={source}>
          {say.reject}
        </ActionButton>
      )}
      {glossaries.length > 0 && (
        <Disclosure
          isOpen={entered?.form === id}
          summary={
            <>
              {say.accept} <span class="visually-hidden">{source}</span>
            </>
          }
        >
          <Form action={action} name={id}>
            <input type="hidden" name="decision" value="accepted" />
            <AcceptFields candidate={candidate} />
            <IntoFields glossaries={glossaries} />
            <Button>{say.accept}</Button>
          </Form>
        </Disclosure>
      )}
    </>
  );
}

function AcceptFields({ candidate }: { readonly candidate: Candidate }) {
  const say = useSay(glossaryMessages);
  const { source, target, sourceLanguage, targetLanguage } = candidate;
  return (
    <>
      <TextField name="source" label={say.sourceTerm} value={source} maxLength={500} lang={sourceLanguage} />
      <TextField
        name="target"
        label={say.targetTerm}
        value={target ?? undefined}
        maxLength={500}
        lang={targetLanguage}
        optional
      />
      <Select
        name="status"
        label={say.targetStatus}
        choices={termStatuses.map((value) => ({ value, label: say[value] }))}
      />
    </>
  );
}

/** Where accepted candidates go, and as what. */
export function IntoFields({ glossaries }: { readonly glossaries: readonly AttachedGlossary[] }) {
  const say = useSay(glossaryMessages);
  if (glossaries.length === 0) return null;
  return (
    <>
      <Select
        name="glossaryId"
        label={say.acceptInto}
        choices={glossaries.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="domain" label={say.domain} maxLength={200} optional />
      <Checkbox name="draft" label={say.asDraft} />
      <Checkbox name="homonym" label={say.homonym} />
    </>
  );
}
