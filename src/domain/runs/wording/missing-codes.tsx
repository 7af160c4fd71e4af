import type { InlineCode } from '#engine/inline';
import { Chip, useSay } from '#platform/web/components';
import { useCodeWords } from './code-words.ts';
import { lookOf } from './looks.ts';
import { wordMessages } from './messages.ts';

/** What `verso-target` makes its chips of, and a button for each code that a text may lack: shown by script where it does. */
export function MissingCodes({ codes }: { readonly codes: readonly InlineCode[] }) {
  const say = useSay(wordMessages);
  return (
    <>
      <fieldset class="missing-codes" data-missing hidden>
        <legend>{say.codesMissing}</legend>
        {codes.map((code) => (
          <button key={code.id} type="button">
            {code.paired ? (
              <>
                <Example code={code} kind="open" />
                <Example code={code} kind="close" />
              </>
            ) : (
              <Example code={code} kind="single" />
            )}
          </button>
        ))}
      </fieldset>
      <p class="codes-turned" role="status" data-turned hidden>
        {say.codesTurned}
      </p>
    </>
  );
}

type Kind = 'open' | 'close' | 'single';

function Example({ code, kind }: { readonly code: InlineCode; readonly kind: Kind }) {
  const { id, hint } = code;
  const inWords = useCodeWords();
  const mark = { open: `<${id}>`, close: `</${id}>`, single: `<${id}/>` }[kind];
  return (
    <span data-mark={mark} data-look={lookOf(code).join(' ')}>
      <Chip id={String(id)} kind={kind} {...(hint && { meaning: inWords(hint) })} />
    </span>
  );
}
