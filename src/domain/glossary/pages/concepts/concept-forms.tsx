import type { State } from '#domain/glossary/catalogue';
import type { ConceptFields } from '#domain/glossary/concepts';
import { conceptPath, glossaryMessages, StateBadge } from '#domain/glossary/pages/wording';
import {
  Button,
  Card,
  DefinitionList,
  Disclosure,
  Form,
  Name,
  Person,
  Select,
  Text,
  TextArea,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import type { OpenConcept } from './concept-heading.tsx';

/** What is said of a concept and who said it. */
export function ConceptFacts({ open: { concept, names } }: { readonly open: OpenConcept }) {
  const say = useSay(glossaryMessages);
  const text = (value: string | null) => value && <Text>{value}</Text>;
  return (
    <div class="card">
      <DefinitionList
        items={[
          { term: say.domain, value: text(concept.domain) },
          { term: say.definition, value: text(concept.definition) },
          { term: say.note, value: text(concept.note) },
          { term: say.owner, value: text(concept.owner) },
          { term: say.state, value: <StateBadge state={concept.state} always /> },
          { term: say.key, value: <Name>{concept.key}</Name> },
          {
            term: say.created,
            value: (
              <>
                <Time at={concept.createdAt} />,{' '}
                <Person name={names.get(concept.createdBy) ?? concept.createdBy} />
              </>
            ),
          },
          {
            term: say.changed,
            value: (
              <>
                <Time at={concept.updatedAt} />,{' '}
                <Person name={names.get(concept.updatedBy) ?? concept.updatedBy} />
              </>
            ),
          },
        ].map((item) => ({ ...item, value: item.value === '' ? null : item.value }))}
      />
    </div>
  );
}

export function EditConcept({ open: { params, concept } }: { readonly open: OpenConcept }) {
  const say = useSay(glossaryMessages);
  const { entered } = useView();
  return (
    <Disclosure summary={say.editConcept} isOpen={entered?.form === 'concept'}>
      <Form action={pathTo(conceptPath, params)} name="concept" revision={concept.revision}>
        <ConceptFieldset concept={concept} />
        <TextField name="key" label={say.key} value={concept.key} maxLength={200} />
        <Button kind="secondary">{say.save}</Button>
      </Form>
    </Disclosure>
  );
}

/** What people say of a concept, its key aside. */
export function ConceptFieldset({ concept }: { readonly concept?: ConceptFields }) {
  const say = useSay(glossaryMessages);
  return (
    <>
      <TextField
        name="domain"
        label={say.domain}
        value={concept?.domain ?? undefined}
        maxLength={200}
        optional
      />
      <TextArea
        name="definition"
        label={say.definition}
        value={concept?.definition ?? undefined}
        rows={2}
        maxLength={4000}
        optional
      />
      <TextArea
        name="note"
        label={say.note}
        value={concept?.note ?? undefined}
        rows={2}
        maxLength={4000}
        optional
      />
      <TextField
        name="owner"
        label={say.owner}
        value={concept?.owner ?? undefined}
        maxLength={200}
        optional
      />
    </>
  );
}

/** A state to change to, with the reason. */
export function StateFields({ states }: { readonly states: readonly State[] }) {
  const say = useSay(glossaryMessages);
  return (
    <>
      <Select
        name="state"
        label={say.newState}
        choices={states.map((value) => ({ value, label: say[value] }))}
      />
      <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={1000} />
      <Button kind="secondary">{say.change}</Button>
    </>
  );
}

export function PurgeForm({ open: { params } }: { readonly open: OpenConcept }) {
  const say = useSay(glossaryMessages);
  return (
    <Card title={say.purge}>
      <p class="soft">{say.purgeText}</p>
      <Form action={pathTo(`${conceptPath}/purge`, params)} name="purge">
        <TextField name="reason" label={say.reason} maxLength={1000} />
        <Button kind="danger">{say.purge}</Button>
      </Form>
    </Card>
  );
}
