import { definePage, type VersoPage } from '#domain/context';
import { states } from '#domain/glossary/catalogue';
import { type Approval, type KeptTerm, unsaidOfTerm } from '#domain/glossary/concepts';
import {
  ApprovalBadge,
  glossaryMessages,
  ofConcept,
  conceptPath as path,
  StateBadge,
  StatusBadge,
  TermText,
} from '#domain/glossary/pages/wording';
import {
  ActionButton,
  Badge,
  Button,
  Card,
  Disclosure,
  Form,
  LanguageName,
  Table,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo } from '#platform/web/pages';
import { ConceptFacts, EditConcept, PurgeForm, StateFields } from './concept-forms.tsx';
import { ConceptTabs, headingOf, type OpenConcept, openConcept } from './concept-heading.tsx';
import { AddTerm, TermFieldset } from './term-forms.tsx';
import { TermRules } from './term-rules.tsx';

export const conceptPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params: ofConcept,
    async handle(context, { params, view }) {
      const open = await openConcept(context, params);
      const { concept, glossary } = open;
      const { projectId } = params;
      const isOpen = glossary.access === 'write' && glossary.state !== 'deleted';
      const mayReview = isOpen && view.may('project.review', projectId);
      const mayOperate = isOpen && view.may('project.operate', projectId);
      return document({
        ...headingOf(open, view),
        width: 'wide',
        body: (
          <>
            <ConceptTabs params={params} />
            <ConceptFacts open={open} />
            <TermTable open={open} mayReview={mayReview} mayOperate={mayOperate} />
            {mayReview && (
              <div class="columns">
                <AddTerm open={open} />
                <div class="stack">
                  <EditConcept open={open} />
                  {mayOperate && <PutAway open={open} />}
                  {isOpen && concept.state === 'deleted' && view.may('project.administer', projectId) && (
                    <PurgeForm open={open} />
                  )}
                </div>
              </div>
            )}
          </>
        ),
      });
    },
  }),
];

interface TableProps {
  readonly open: OpenConcept;
  readonly mayReview: boolean;
  readonly mayOperate: boolean;
}

function TermTable({ open, mayReview, mayOperate }: TableProps) {
  const say = useSay(glossaryMessages);
  const { terms } = open.concept;
  return (
    <Table
      caption={say.terms}
      rows={terms}
      keyOf={({ id }) => id}
      empty={null}
      columns={[
        {
          label: say.term,
          isHead: true,
          cell: (term) => <TermText term={term} />,
        },
        { label: say.language, cell: ({ language }) => <LanguageName tag={language} /> },
        { label: say.status, cell: ({ status }) => <StatusBadge status={status} /> },
        {
          label: say.approval,
          cell: ({ approval, state }) => (
            <>
              <ApprovalBadge approval={approval} /> <StateBadge state={state} />
            </>
          ),
        },
        { label: say.rules, cell: (term) => <TermRules term={term} /> },
        {
          label: say.actions,
          isActions: true,
          cell: (term) => (
            <>
              {mayOperate && <DecideTerm open={open} term={term} />}
              {mayReview && (mayOperate || term.approval !== 'approved') && (
                <EditTerm open={open} term={term} mayOperate={mayOperate} />
              )}
            </>
          ),
        },
      ]}
    />
  );
}

interface TermProps {
  readonly open: OpenConcept;
  readonly term: KeptTerm;
}

const next: Readonly<Record<Approval, readonly Approval[]>> = {
  draft: ['approved', 'rejected'],
  approved: [],
  rejected: ['approved'],
};

function DecideTerm({ open: { params, concept }, term }: TermProps) {
  const say = useSay(glossaryMessages);
  const action = pathTo(`${path}/terms/:termId/approval`, { ...params, termId: term.id });
  return next[term.approval].map((approval) => (
    <ActionButton
      key={approval}
      action={action}
      fields={{ approval }}
      revision={concept.revision}
      kind={approval === 'approved' ? 'secondary' : 'quiet'}
      about={term.text}
    >
      {approval === 'approved' ? say.approve : say.reject}
    </ActionButton>
  ));
}

function EditTerm({ open, term, mayOperate }: TermProps & { readonly mayOperate: boolean }) {
  const say = useSay(glossaryMessages);
  const { entered } = useView();
  const { params, concept } = open;
  const place = { ...params, termId: term.id };
  const isRefused = entered?.form === term.id || entered?.form === `state-${term.id}`;
  return (
    <Disclosure
      isOpen={isRefused}
      summary={
        <>
          {say.edit} <span class="visually-hidden">{term.text}</span>
        </>
      }
    >
      <Form action={pathTo(`${path}/terms/:termId`, place)} name={term.id} revision={concept.revision}>
        <TermFieldset term={{ ...unsaidOfTerm, ...term }} />
        <Button kind="secondary">{say.save}</Button>
      </Form>
      {mayOperate && (
        <Form
          action={pathTo(`${path}/terms/:termId/state`, place)}
          name={`state-${term.id}`}
          revision={concept.revision}
        >
          <StateFields states={states.filter((state) => state !== term.state)} />
        </Form>
      )}
    </Disclosure>
  );
}

function PutAway({ open: { params, concept } }: { readonly open: OpenConcept }) {
  const say = useSay(glossaryMessages);
  return (
    <Card title={say.putAway}>
      {concept.state !== 'active' && <Badge tone="neutral">{say[concept.state]}</Badge>}
      <Form action={pathTo(`${path}/state`, params)} name="state" revision={concept.revision}>
        <StateFields states={states.filter((state) => state !== concept.state)} />
      </Form>
    </Card>
  );
}
