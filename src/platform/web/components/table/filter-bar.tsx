import type { ComponentChildren } from 'preact';
import { kitMessages, useSay, useView } from '#platform/web/components/view';

export interface FilterBarProps {
  /** Fields, with `optional`; their values come from the query. */
  readonly children: ComponentChildren;
  /** Id of what is filtered; with script only this is replaced, as soon as a choice is made. */
  readonly into?: string;
  /** Names of the fields: whether any is set decides about the link that clears them. */
  readonly names: readonly string[];
  /** Path of the list, where the filter is loaded from another one. */
  readonly action?: string;
  /** Words of the button, where it does more than narrow a list. */
  readonly submit?: string;
  /** What the address says beside the filter, which stays as it is. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** What a list is narrowed to; it goes into the address, so that it can be kept and sent on. */
export function FilterBar({ children, into, names, action, submit, keep = {} }: FilterBarProps) {
  const say = useSay(kitMessages);
  const { path } = useView();
  const { pathname: here, searchParams } = new URL(path, 'http://verso.invalid');
  const pathname = action ?? here;
  const isSet = names.some((name) => searchParams.get(name));
  const cleared = Object.keys(keep).length > 0 ? `${pathname}?${new URLSearchParams(keep)}` : pathname;
  const swap = into && {
    'data-hx-get': pathname,
    'data-hx-target': `#${into}`,
    'data-hx-select': `#${into}`,
    'data-hx-swap': 'outerHTML',
    'data-hx-push-url': 'true',
    'data-hx-trigger': 'change, submit, search',
  };
  return (
    <search>
      <form class="filter" method="get" action={pathname} {...swap}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div class="actions">
          <button class="button secondary" type="submit">
            {submit ?? say.filter}
          </button>
          {isSet && (
            <a class="button quiet" href={cleared}>
              {say.clearFilter}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}
