import { useView } from '#platform/web/components/view';

export interface Tab {
  readonly label: string;
  readonly href: string;
  /** How many there are behind it. */
  readonly count?: number;
  /** Default: whether it is the address that is shown. */
  readonly isCurrent?: boolean;
}

/** Views of one thing, each with an address of its own. `label` names the group to people who do not see it. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const { path, format } = useView();
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              {...((tab.isCurrent ?? tab.href === path) && { 'aria-current': 'page' as const })}
            >
              {tab.label}
              {tab.count !== undefined && <span class="count">{format.number(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
