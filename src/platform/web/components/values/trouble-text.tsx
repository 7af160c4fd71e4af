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
