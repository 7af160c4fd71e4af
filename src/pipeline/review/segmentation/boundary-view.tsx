import { PlaceCounts, PlaceText } from '#domain/projects/proposals';
import type { DisputedPlace } from '#engine/segmentation';
import { Button, Card, Form, LinkButton, Notice, Select, Text, useSay } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { listCuts } from './list-cuts.ts';
import { boundaryMessages } from './messages.ts';
import type { Boundary, BoundaryOption } from './propose-boundary.ts';

export const boundaryPath = '/runs/:runId/segmentation/:position';

/** Leads from a segment to what can be said about its ends. */
export function BoundaryLink({ runId, position }: { readonly runId: string; readonly position: number }) {
  return (
    <p>
      <LinkButton href={pathTo(boundaryPath, { runId, position })} kind="quiet">
        {useSay(boundaryMessages).ask}
      </LinkButton>
    </p>
  );
}

/** Places offered for cutting, of a long segment the first ones. */
const mostCuts = 200;
const around = 24;

interface ViewProps {
  readonly boundary: Boundary;
  readonly chosen: { readonly at: number | undefined; readonly kind: 'split' | 'join' | undefined };
  /** Undefined until a place is chosen; empty where no rule can change it. */
  readonly found:
    | { readonly place: DisputedPlace; readonly options: readonly BoundaryOption[] }
    | undefined
    | 'none';
}

/** The segment, the two things that can be wrong with it, and the rules that would mend it. */
export function BoundaryView({ boundary, chosen, found }: ViewProps) {
  const say = useSay(boundaryMessages);
  const { run, row } = boundary;
  return (
    <div class="stack">
      <Notice title={say.stays}>
        <p>{say.staysText}</p>
      </Notice>
      <Card title={say.text}>
        <p>
          <Text lang={run.sourceLanguage}>{row.sourcePlain}</Text>
        </p>
      </Card>
      <SplitCard boundary={boundary} at={chosen.at} />
      <JoinCard boundary={boundary} />
      {found === 'none' && (
        <Notice tone="warning" title={say.outOfReach}>
          <p>{say.outOfReachText}</p>
        </Notice>
      )}
      {found && found !== 'none' && <RuleForm boundary={boundary} chosen={chosen} {...found} />}
      <p>
        <a href={pathTo('/projects/:projectId/segmentation', { projectId: run.projectId })}>
          {say.allProposals}
        </a>
      </p>
    </div>
  );
}

function SplitCard({
  boundary: { run, row },
  at,
}: {
  readonly boundary: Boundary;
  readonly at: number | undefined;
}) {
  const say = useSay(boundaryMessages);
  const text = row.sourcePlain;
  const choices = listCuts(text, mostCuts).map((cut) => ({
    value: String(cut),
    label: `${cut > around ? '… ' : ''}${text.slice(Math.max(0, cut - around), cut).trim()} ┃ ${text.slice(cut, cut + around).trim()}${text.length > cut + around ? ' …' : ''}`,
  }));
  return (
    <Card title={say.split}>
      {choices.length === 0 ? (
        <p class="soft">{say.noCuts}</p>
      ) : (
        <form
          class="form"
          method="get"
          action={pathTo(boundaryPath, { runId: run.id, position: row.position })}
        >
          <input type="hidden" name="kind" value="split" />
          <Select
            name="at"
            label={say.at}
            choices={choices}
            value={at === undefined ? undefined : String(at)}
          />
          <Button kind="secondary">{say.showSplit}</Button>
        </form>
      )}
    </Card>
  );
}

function JoinCard({ boundary: { run, row, next } }: { readonly boundary: Boundary }) {
  const say = useSay(boundaryMessages);
  const to = pathTo(boundaryPath, { runId: run.id, position: row.position }, { kind: 'join' });
  return (
    <Card title={say.join}>
      {next ? (
        <>
          <p>
            <Text lang={run.sourceLanguage}>{next.sourcePlain}</Text>
          </p>
          <LinkButton href={to}>{say.showJoin}</LinkButton>
        </>
      ) : (
        <p class="soft">{say.noNext}</p>
      )}
    </Card>
  );
}

interface RuleProps extends Pick<ViewProps, 'boundary' | 'chosen'> {
  readonly place: DisputedPlace;
  readonly options: readonly BoundaryOption[];
}

function RuleForm({ boundary: { run, row }, chosen, place, options }: RuleProps) {
  const say = useSay(boundaryMessages);
  const query = { kind: chosen.kind, at: chosen.at };
  const back = /^\s*(\S+)/.exec(place.after)?.[1] ?? '';
  return (
    <Card title={say.rules}>
      <p>
        <PlaceText
          kind={place.kind}
          before={place.before.slice(-80)}
          after={place.after.slice(0, 80)}
          lang={run.sourceLanguage}
        />
      </p>
      <Form action={pathTo(boundaryPath, { runId: run.id, position: row.position }, query)}>
        <fieldset class="field">
          <legend>{say.scope}</legend>
          {options.map(({ scope, clue, places }, index) => (
            <div class="box" key={scope}>
              <input type="radio" id={`scope-${scope}`} name="scope" value={scope} checked={index === 0} />
              <label for={`scope-${scope}`}>
                <bdi>{scope === 'exact' ? say.exact({ front: clue, back }) : say.word({ front: clue })}</bdi>
              </label>
              <p class="hint">
                <PlaceCounts places={places} />
              </p>
            </div>
          ))}
        </fieldset>
        <Button>{say.propose}</Button>
      </Form>
    </Card>
  );
}
