import { kitMessages, useSay, useView } from '#platform/web/components/view';

/** The zone that times are in, and what else holds for every page. */
export function Foot() {
  const say = useSay(kitMessages);
  const { locale, person } = useView();
  return (
    <footer class="foot">
      {person && <p class="zone">{say.zone(locale.zone)}</p>}
      <p>
        <a href="/display">{say.changeDisplay}</a>
      </p>
      {person && (
        <p>
          <a href="/api/v1/reference">{say.reference}</a>
        </p>
      )}
    </footer>
  );
}
