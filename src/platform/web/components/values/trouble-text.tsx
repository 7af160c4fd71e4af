import { useView } from '#platform/web/components/view';
import type { Trouble } from '#platform/web/pages';
import { Text } from './values.tsx';

/** What a refusal or a finding says and what to do about it, in the reader's language. */
export function TroubleText({ code, message, action }: Trouble) {
  const { when, action: remedy } = useView().sayTrouble({ code, message, action });
  return (
    <>
      <Text>{when}</Text> <span class="soft">{remedy}</span>
    </>
  );
}

/** Why something failed, as it was kept: in the reader's language as far as its words are known, else in English. */
export function CauseText({ cause }: { readonly cause: string | null }) {
  const { sayCause, locale } = useView();
  if (cause === null || cause === '') return null;
  const said = sayCause(cause);
  const isForeign = said === cause && locale.language !== 'en';
  return <Text {...(isForeign && { lang: 'en' })}>{said}</Text>;
}
