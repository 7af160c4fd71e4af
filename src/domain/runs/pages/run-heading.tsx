import { type Run, type RunDocument, type RunStage, runStages } from '#domain/runs/records';
import { RunStateBadge, wordMessages } from '#domain/runs/wording';
import { Badge, LanguageName, Name, Progress, useSay } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { runMessages } from './messages.ts';

/** Which document goes from which language into which. */
export function RunHeading({ run, document }: { readonly run: Run; readonly document: RunDocument }) {
  const say = useSay(runMessages);
  return (
    <p class="run-heading">
      <RunStateBadge state={run.state} />
      {document.deletedAt !== null && <Badge tone="bad">{say.textDeleted}</Badge>}
      <a href={pathTo('/files/:fileId', run as never)}>
        <Name>{say.versionOf({ name: document.fileName, number: document.versionNumber })}</Name>
      </a>
      <span>
        <LanguageName tag={run.sourceLanguage} /> → <LanguageName tag={run.targetLanguage} />
      </span>
    </p>
  );
}

type Place = 'stageDone' | 'stageNow' | 'stageAhead' | 'stageStopped';

function placeOf(run: Run, stage: RunStage): Place {
  const at = runStages.indexOf(run.stage);
  const index = runStages.indexOf(stage);
  if (run.state === 'delivered' || index < at) return 'stageDone';
  if (index > at) return 'stageAhead';
  return ['failed', 'blocked', 'cancelled'].includes(run.state) ? 'stageStopped' : 'stageNow';
}

/** All stages in order, with the one the run is at. */
export function StageBar({ run }: { readonly run: Run }) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  return (
    <ol class="stage-bar" aria-label={say.stages}>
      {runStages.map((stage) => {
        const place = placeOf(run, stage);
        const isHere = place === 'stageNow' || place === 'stageStopped';
        return (
          <li key={stage} class={place} {...(isHere && { 'aria-current': 'step' as const })}>
            {words[stage]} <span class="visually-hidden">({say[place]})</span>
            {isHere && stage === 'translation' && (
              <Progress value={run.segmentsDone} of={run.segmentsTotal} label={say.progress} />
            )}
          </li>
        );
      })}
    </ol>
  );
}
