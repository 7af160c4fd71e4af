import type { ComponentChildren } from 'preact';
import { FilterBar, LinkButton, Select, Tabs, TextField, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { reportMessages } from './messages.ts';
import { type Asked, bases, type Kind, kinds } from './scope.ts';

/** A project to choose. */
export interface ProjectChoice {
  readonly id: string;
  readonly name: string;
}

export interface FrameProps {
  readonly kind: Kind;
  readonly asked: Asked;
  /** In the house: what there is to choose. */
  readonly projects: readonly ProjectChoice[];
  /** Whether these are only some, to be found by name. */
  readonly areMany: boolean;
  /** What figures can be grouped by, the first one by default. */
  readonly groups: readonly string[];
  readonly children: ComponentChildren;
}

/** Address of a report or of its table, with what it is narrowed to. */
export function reportPath(name: string, { projectId, from, to, project, named, by }: Asked): string {
  const suffix = name === 'coverage' ? '' : `/${name}`;
  const query = { from, to, project, named, by };
  return projectId === undefined
    ? pathTo(`${bases.house}${suffix}`, {}, query)
    : pathTo(`${bases.project}${suffix}`, { projectId }, query);
}

const groupLabels = {
  project: 'byProject',
  file: 'byFile',
  language: 'byLanguage',
  day: 'byDay',
  month: 'byMonth',
} as const;

/** Which report it is and of what, for paper, where fields and tabs are left out. */
function useNarrowed({ kind, asked, projects }: Pick<FrameProps, 'kind' | 'asked' | 'projects'>): string {
  const say = useSay(reportMessages);
  const { format } = useView();
  const { from, to, project, zone } = asked;
  const parts = [
    say[kind],
    projects.find(({ id }) => id === project)?.name,
    from && `${say.from} ${format.day(from)}`,
    to && `${say.to} ${format.day(to)}`,
    say.inZone(zone),
  ];
  return parts.filter((part) => part).join(' · ');
}

/** What all reports have: which there are, of what time and project, and the table to take along. */
export function ReportFrame({ kind, asked, projects, areMany, groups, children }: FrameProps) {
  const say = useSay(reportMessages);
  const { projectId, from, to, project, named, by } = asked;
  const choices = groups.filter((group) => projectId === undefined || group !== 'project');
  return (
    <>
      <Tabs
        label={say.kinds}
        tabs={kinds.map((one) => ({
          label: say[one],
          href: reportPath(one, { ...asked, by: undefined }),
          isCurrent: one === kind,
        }))}
      />
      <FilterBar names={['from', 'to', 'named', 'project', 'by']}>
        <TextField
          name="from"
          type="date"
          label={say.from}
          hint={say.inZone(asked.zone)}
          value={from}
          optional
        />
        <TextField name="to" type="date" label={say.to} hint={say.inZone(asked.zone)} value={to} optional />
        {areMany && (
          <TextField
            name="named"
            type="search"
            label={say.named}
            hint={say.namedHint}
            value={named}
            maxLength={200}
            optional
          />
        )}
        {projectId === undefined && (
          <Select
            name="project"
            label={say.project}
            value={project}
            none={say.all}
            choices={projects.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        )}
        {choices.length > 1 && (
          <Select
            name="by"
            label={say.by}
            value={by ?? groups[0]}
            choices={choices.map((group) => ({
              value: group,
              label: say[groupLabels[group as keyof typeof groupLabels]],
            }))}
            optional
          />
        )}
      </FilterBar>
      <p class="only-printed">{useNarrowed({ kind, asked, projects })}</p>
      {children}
      <p>
        <LinkButton href={reportPath(`${kind}.csv`, asked)}>{say.csv}</LinkButton>
      </p>
    </>
  );
}
