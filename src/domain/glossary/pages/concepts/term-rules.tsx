import type { KeptTerm } from '#domain/glossary/concepts';
import { glossaryMessages } from '#domain/glossary/pages/wording';
import { Name, Text, useSay, useView } from '#platform/web/components';

/** Case, form, days and remarks of a term, as far as anything is said. */
export function TermRules({ term }: { readonly term: KeptTerm }) {
  const say = useSay(glossaryMessages);
  const { caseSensitive, exactForm, partOfSpeech, note, validFrom, validUntil } = term;
  const rules = [
    caseSensitive === null ? undefined : caseSensitive ? say.caseCounts : say.caseIgnored,
    exactForm ? say.exactOnly : undefined,
  ].filter((rule) => rule !== undefined);
  return (
    <>
      {rules.length > 0 && <p>{rules.join('. ')}</p>}
      {partOfSpeech && (
        <p class="soft">
          <Name>{partOfSpeech}</Name>
        </p>
      )}
      {(validFrom ?? validUntil) && (
        <p>
          {say.valid}: <Period from={validFrom} until={validUntil} />
        </p>
      )}
      {note && (
        <p class="soft">
          <Text>{note}</Text>
        </p>
      )}
    </>
  );
}

/** Days as the term has them, whatever the reader's zone; either end may be open. */
function Period({ from, until }: { readonly from: string | null; readonly until: string | null }) {
  const { format } = useView();
  const show = (day: string | null) => (day === null ? '…' : format.day(day));
  return <>{useSay(glossaryMessages).period({ from: show(from), until: show(until) })}</>;
}
