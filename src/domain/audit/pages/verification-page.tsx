import { z } from 'zod';
import { type AuditVerdict, readHead, verifyAudit, writeHead } from '#domain/audit/chain';
import { definePage, type VersoPage } from '#domain/context';
import {
  Button,
  Card,
  DefinitionList,
  LinkButton,
  Notice,
  Progress,
  TextField,
  useSay,
} from '#platform/web/components';
import { document, optional, pathTo, ticked } from '#platform/web/pages';
import { auditMessages } from './messages.ts';

export const verificationPath = '/audit/verification';

const head = optional(
  z
    .string()
    .max(100)
    .regex(/^\s*\d{1,15}:[\da-f]{64}\s*$/i, 'is not a line as `verso audit head` prints it'),
);

/** The chain, verified part by part: each part leads to the next, by itself with script. */
export const verificationPage: VersoPage = definePage({
  method: 'GET',
  path: verificationPath,
  ability: 'house.administer',
  query: z.object({ run: ticked, after: head, expect: head }),
  async handle(context, { query: { run, after, expect }, view }) {
    const from = after === undefined ? undefined : readHead(after);
    const expected = expect === undefined ? undefined : readHead(expect);
    const verdict = run || from ? await verifyAudit(context, { from, expected }) : undefined;
    const say = auditMessages(view.locale);
    return document({
      title: say.verification,
      crumbs: [{ label: say.audit, href: '/audit' }],
      body: (
        <>
          <Start expect={expect} />
          <div id="verdict" class="stack">
            {verdict && <Verdict verdict={verdict} expect={expect} />}
          </div>
        </>
      ),
    });
  },
});

function Start({ expect }: { readonly expect: string | undefined }) {
  const say = useSay(auditMessages);
  return (
    <Card title={say.verify}>
      <p>{say.verificationText}</p>
      <form method="get" action={verificationPath} class="stack">
        <input type="hidden" name="run" value="on" />
        <TextField
          name="expect"
          label={say.expected}
          hint={say.expectedHint}
          value={expect}
          maxLength={100}
          optional
        />
        <div class="actions">
          <Button>{say.verifyNow}</Button>
        </div>
      </form>
    </Card>
  );
}

interface VerdictProps {
  readonly verdict: AuditVerdict;
  readonly expect: string | undefined;
}

function Verdict({ verdict, expect }: VerdictProps) {
  const say = useSay(auditMessages);
  const { fault, sequence, total, isEnd } = verdict;
  if (fault)
    return (
      <Notice tone="bad" title={say.chainBroken({ sequence: fault.sequence })} isNews>
        <p>{say[fault.kind]}</p>
        <p>{say.goodBefore({ count: sequence })}</p>
      </Notice>
    );
  if (!isEnd) return <Unfinished verdict={verdict} expect={expect} />;
  return (
    <>
      <Notice tone="good" title={say.chainGood({ count: total })} isNews>
        <p>{expect === undefined ? say.goodText : say.goodExpectedText}</p>
      </Notice>
      <DefinitionList items={[{ term: say.head, value: <code class="long">{writeHead(verdict)}</code> }]} />
    </>
  );
}

/** With script the next part is asked for as soon as this one is shown. */
function Unfinished({ verdict, expect }: VerdictProps) {
  const say = useSay(auditMessages);
  const next = pathTo(verificationPath, {}, { after: writeHead(verdict), expect });
  return (
    <div
      class="stack"
      data-hx-get={next}
      data-hx-trigger="load"
      data-hx-target="#verdict"
      data-hx-select="#verdict"
      data-hx-swap="outerHTML"
    >
      <Progress label={say.verify} value={verdict.sequence} of={verdict.total}>
        {say.verified({ done: verdict.sequence, total: verdict.total })}
      </Progress>
      <div class="actions">
        <LinkButton href={next} kind="primary">
          {say.goOn}
        </LinkButton>
      </div>
    </div>
  );
}
