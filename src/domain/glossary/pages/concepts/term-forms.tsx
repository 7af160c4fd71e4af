import { type TermFields, unsaidOfTerm } from '#domain/glossary/concepts';
import { conceptPath, glossaryMessages } from '#domain/glossary/pages/wording';
import { termStatuses } from '#engine/glossary';
import { Button, Card, Checkbox, Form, Select, TextField, useSay } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import type { OpenConcept } from './concept-heading.tsx';

const unsaid = { ...unsaidOfTerm, language: '', text: '', status: 'preferred' } as const;

/** One more term, in the project's languages by suggestion. */
export function AddTerm({ open: { params, project, concept } }: { readonly open: OpenConcept }) {
  const say = useSay(glossaryMessages);
  const languages = [project.sourceLanguage, ...project.targetLanguages].filter((tag) => tag !== null);
  return (
    <Card title={say.addTerm}>
      <Form action={pathTo(`${conceptPath}/terms`, params)} name="term" revision={concept.revision}>
        <TermFieldset term={unsaid} languages={languages} />
        <Checkbox name="homonym" label={say.homonym} />
        <Button>{say.addTerm}</Button>
      </Form>
    </Card>
  );
}

interface FieldsetProps {
  readonly term: TermFields;
  readonly languages?: readonly string[];
}

/** All that people say of a term. */
export function TermFieldset({ term, languages }: FieldsetProps) {
  const say = useSay(glossaryMessages);
  return (
    <>
      <TextField
        name="text"
        label={say.term}
        value={term.text}
        maxLength={500}
        lang={term.language || undefined}
      />
      <TextField
        name="language"
        label={say.language}
        value={term.language}
        size="short"
        maxLength={35}
        {...(languages && { suggestions: languages })}
      />
      <Select
        name="status"
        label={say.status}
        value={term.status}
        choices={termStatuses.map((value) => ({ value, label: say[value] }))}
      />
      <Select
        name="case"
        label={say.caseRule}
        none={say.caseAuto}
        value={term.caseSensitive === null ? undefined : term.caseSensitive ? 'sensitive' : 'any'}
        choices={[
          { value: 'sensitive', label: say.caseSensitive },
          { value: 'any', label: say.caseAny },
        ]}
        optional
      />
      <Select
        name="form"
        label={say.formRule}
        value={term.exactForm ? 'exact' : 'any'}
        choices={[
          { value: 'any', label: say.formAny },
          { value: 'exact', label: say.formExact },
        ]}
      />
      <TextField
        name="partOfSpeech"
        label={say.partOfSpeech}
        value={term.partOfSpeech ?? undefined}
        maxLength={100}
        optional
      />
      <TextField name="note" label={say.note} value={term.note ?? undefined} maxLength={4000} optional />
      <TextField
        name="validFrom"
        label={say.validFrom}
        hint={say.dayHint}
        type="date"
        value={term.validFrom ?? undefined}
        optional
      />
      <TextField
        name="validUntil"
        label={say.validUntil}
        hint={say.dayHint}
        type="date"
        value={term.validUntil ?? undefined}
        optional
      />
    </>
  );
}
