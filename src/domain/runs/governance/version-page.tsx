import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { findVersion } from '#domain/files';
import { fileDocument } from '#domain/runs/history';
import {
  Button,
  Card,
  DefinitionList,
  Form,
  Name,
  Notice,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo, redirect } from '#platform/web/pages';
import { deleteVersion, surveyVersion, type VersionSurvey } from './delete-version.ts';
import { governanceMessages } from './messages.ts';
import { governanceProblem } from './problems.ts';

const path = '/versions/:versionId/deletion';
const params = z.object({ versionId: z.uuid() });

/** One version deleted for good: first what would go, then the act. */
export const versionDeletionPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.administer',
    params,
    async handle(context, { params: { versionId }, view }) {
      const survey = await surveyVersion(context, versionId);
      return fileDocument(view, survey.file, 'governance', <VersionDeletion survey={survey} />);
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.administer',
    params,
    form: z.object({ number: z.string().max(20), reason: z.string().trim().min(1).max(2000) }),
    problemFields: { 'deletion-unconfirmed': 'number' },
    async handle(context, { params: { versionId }, form, view }) {
      const { number, fileId } = await findVersion(context, versionId);
      if (form.number.trim() !== String(number)) throw governanceProblem('deletion-unconfirmed');
      const { removed } = await deleteVersion(context, versionId, form.reason);
      const text = governanceMessages(view.locale).removed(removed);
      return redirect(pathTo('/files/:fileId', { fileId }), { text, tone: 'good' });
    },
  }),
];

function VersionDeletion({ survey }: { readonly survey: VersionSurvey }) {
  const say = useSay(governanceMessages);
  const { version, file, isLast } = survey;
  const title = say.deleteVersion(version.number);
  const inAudit = pathTo('/projects/:projectId/audit', file as never, {
    subjectKind: 'version',
    subjectId: version.id,
  });
  return (
    <>
      <Card title={title}>
        {version.deletedAt !== null ? (
          <Notice tone="neutral">
            <p>
              {say.versionDeleted} <Time at={version.deletedAt} />
            </p>
          </Notice>
        ) : isLast || file.deletedAt !== null || file.mergedInto !== null ? (
          <Notice tone="warning">
            <p>{say.lastVersion}</p>
          </Notice>
        ) : file.legalHold !== null ? (
          <Notice tone="warning">
            <p>{say.heldFirst}</p>
          </Notice>
        ) : (
          <Act survey={survey} />
        )}
      </Card>
      <p class="links">
        <a href={pathTo('/files/:fileId/governance', { fileId: file.id })}>{say.governance}</a>
        <a href={inAudit}>{say.inAudit}</a>
      </p>
    </>
  );
}

function Act({ survey: { version, removes, open } }: { readonly survey: VersionSurvey }) {
  const say = useSay(governanceMessages);
  const { format } = useView();
  const fact = (term: string, value: number) => ({ term, value: format.number(value) });
  return (
    <>
      <p>{say.deleteVersionText}</p>
      <DefinitionList
        items={[
          { term: say.nameAtUpload, value: <Name>{version.name}</Name> },
          fact(say.segments, removes.segments),
          fact(say.runs, removes.runs),
          fact(say.openRuns, open),
          fact(say.targets, removes.targets),
          fact(say.storedFiles, removes.artifacts),
        ]}
      />
      <p class="soft">{say.memoriesStay}</p>
      <Form action={pathTo(path, { versionId: version.id })} name="delete">
        <TextField name="number" label={say.confirmNumber} inputMode="numeric" size="short" maxLength={20} />
        <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={2000} />
        <Button kind="danger">{say.delete}</Button>
      </Form>
    </>
  );
}
