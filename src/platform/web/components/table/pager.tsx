import { kitMessages, useSay, useView } from '#platform/web/components/view';

/** On from a page of a list. `next` is the cursor of the page behind it, null at the end. */
export function Pager({ next, name = 'cursor' }: { readonly next: string | null; readonly name?: string }) {
  const say = useSay(kitMessages);
  const { path } = useView();
  const { pathname, searchParams } = new URL(path, 'http://verso.invalid');
  const isFirst = !searchParams.has(name);
  if (isFirst && next === null) return null;
  const to = (cursor: string | null): string => {
    const query = new URLSearchParams(searchParams);
    if (cursor === null) query.delete(name);
    else query.set(name, cursor);
    return query.size > 0 ? `${pathname}?${query}` : pathname;
  };
  return (
    <nav class="pager" aria-label={say.pages}>
      {!isFirst && (
        <a class="button secondary" href={to(null)}>
          {say.firstPage}
        </a>
      )}
      {next !== null && (
        <a class="button secondary" href={to(next)} rel="next">
          {say.nextPage}
        </a>
      )}
    </nav>
  );
}
