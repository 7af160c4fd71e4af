import type { DocumentUpload, UploadItem } from '#domain/files/uploads';
import {
  Badge,
  Button,
  Card,
  CheckboxGroup,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  RadioGroup,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { estimatesAt, groupItems, Turn, Waiting } from './item-cards.tsx';
import { uploadMessages } from './messages.ts';
import { TotalView } from './preflight-view.tsx';
import { addDocuments, type ReviewedItem } from './review-items.ts';
import { emptyTotal } from './total.ts';

interface ReviewedUploadProps {
  readonly upload: DocumentUpload;
  readonly items: readonly ReviewedItem[];
  /** Whether all documents are to be estimated, however many there are. */
  readonly isEstimating: boolean;
}

/** All documents of an upload: what each is, what has to be answered, what it takes; and the button that begins. */
export function ReviewedUpload({ upload, items, isEstimating }: ReviewedUploadProps) {
  const { projectId, id: uploadId, targetLanguages } = upload;
  const address = { projectId, uploadId };
  const asks = items.some(({ item }) => item.outcome === 'asks');
  const groups = groupItems(items, targetLanguages.length);
  const isTurned = isEstimating && items.some(({ version, preflights }) => version && !preflights);
  return (
    <>
      {asks && (
        <Form action={pathTo('/projects/:projectId/uploads/:uploadId/answers', address)} name="answers">
          {items.map(
            ({ item }, index) =>
              item.outcome === 'asks' && <Question key={index} item={item} index={index} />,
          )}
          <GoOn />
        </Form>
      )}
      {groups.map((group) =>
        isTurned ? (
          <Turn
            key={group.from}
            upload={upload}
            group={group}
            total={group.from === 0 ? emptyTotal : undefined}
          />
        ) : (
          <Waiting key={group.from} upload={upload} group={group} />
        ),
      )}
      <Beginning upload={upload} items={items} isEstimating={isEstimating} asks={asks} />
    </>
  );
}

function GoOn() {
  return <Button>{useSay(uploadMessages).goOn}</Button>;
}

function Question({ item, index }: { readonly item: UploadItem; readonly index: number }) {
  const say = useSay(uploadMessages);
  const { format, sayTrouble } = useView();
  const { code, facts } = item.problem!;
  const { name = '', similarity, number } = facts as { name?: string; similarity?: number; number?: number };
  const known = { name, share: format.percent(similarity ?? 0) };
  const choice = (value: string, label: string) => ({ value, label });
  const asked = {
    'file-collision': {
      text: say.collision(known),
      choices: [choice('new-version', say.isNewVersion), choice('new-file', say.isNewFile)],
    },
    'rename-offered': {
      text: say.rename(known),
      choices: [choice('rename', say.isRenamed), choice('new-file', say.isNewFile)],
    },
    'identical-version': {
      text: say.identical(number ?? 1),
      choices: [
        choice('rerun', say.isRerun),
        choice('new-version', say.keepAgain),
        choice('new-file', say.isNewFile),
      ],
    },
  }[code] ?? { text: sayTrouble(item.problem!).when, choices: [] };
  return (
    <Card title={item.name} actions={<Badge tone="warning">{say.asks}</Badge>}>
      <RadioGroup
        name={`answer-${index}`}
        label={asked.text}
        choices={[...asked.choices, choice('left-out', say.leaveOut)]}
      />
    </Card>
  );
}

function Beginning({ upload, items, isEstimating, asks }: ReviewedUploadProps & { readonly asks: boolean }) {
  const say = useSay(uploadMessages);
  const { format } = useView();
  const { projectId, id: uploadId, targetLanguages, startedAt } = upload;
  const project = pathTo('/projects/:projectId', { projectId });
  if (startedAt)
    return (
      <Notice tone="good">
        <p>
          {say.wasBegun} <a href={project}>{say.toProject}</a>
        </p>
      </Notice>
    );
  if (asks) return <p class="soft">{say.answerFirst}</p>;
  const total = addDocuments(emptyTotal, items);
  const others = pathTo('/projects/:projectId/upload', { projectId });
  if (items.every(({ version }) => version === undefined))
    return (
      <EmptyState title={say.nothingLeft} action={<LinkButton href={others}>{say.uploadOthers}</LinkButton>}>
        {say.documentsHint}
      </EmptyState>
    );
  return (
    <Card title={say.total}>
      <TotalView total={total} all={items.filter(({ version }) => version !== undefined).length}>
        <EstimateAll upload={upload} items={items} isEstimating={isEstimating} />
      </TotalView>
      <Form
        action={pathTo('/projects/:projectId/uploads/:uploadId/runs', { projectId, uploadId })}
        name="begin"
      >
        <CheckboxGroup
          name="languages"
          label={say.into}
          value={targetLanguages}
          choices={targetLanguages.map((tag) => ({ value: tag, label: format.languageName(tag), hint: tag }))}
        />
        <Button>{say.begin}</Button>
      </Form>
    </Card>
  );
}

/** Has all documents estimated, one group after another; without script each group has a page. */
function EstimateAll({ upload, items, isEstimating }: ReviewedUploadProps) {
  const say = useSay(uploadMessages);
  const { projectId, id: uploadId, targetLanguages } = upload;
  const page = pathTo('/projects/:projectId/uploads/:uploadId', { projectId, uploadId }, { estimate: 'all' });
  const first = groupItems(items, targetLanguages.length)[0];
  if (!isEstimating) return <LinkButton href={page}>{say.estimateAll}</LinkButton>;
  return (
    <noscript>
      {first && <LinkButton href={estimatesAt(upload, first, emptyTotal)}>{say.estimateNext}</LinkButton>}
    </noscript>
  );
}
