import { packageFinding } from '#engine/docx/package';
import {
  Badge,
  Bytes,
  CauseText,
  Chip,
  Course,
  Diff,
  FieldDifferences,
  LanguageName,
  Live,
  MarkedText,
  Name,
  Person,
  Progress,
  ShareBar,
  Spark,
  Text,
  Time,
  ToneMark,
  TroubleText,
  useSay,
  useView,
} from '#platform/web/components';
import { patternMessages } from './messages.ts';
import { samples } from './samples.ts';

const tones = ['neutral', 'good', 'warning', 'bad'] as const;

/** Values in words and pictures, by the name of their component. */
export const valuePatterns = {
  Badge: () => {
    const say = useSay(patternMessages);
    return (
      <div class="actions">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {say[tone]}
          </Badge>
        ))}
        <Badge tone="neutral" busy>
          {say.goesOn}
        </Badge>
      </div>
    );
  },
  ToneMark: () => (
    <div class="actions">
      {tones.map((tone) => (
        <ToneMark key={tone} tone={tone} />
      ))}
    </div>
  ),
  Chip: () => (
    <p>
      <Chip id="1" kind="open" meaning="b" />
      <Text lang="en">{samples.before}</Text>
      <Chip id="1" kind="close" />
      <Chip id="2" kind="single" />
    </p>
  ),
  Diff: () => <Diff before={samples.before} after={samples.after} lang="en" />,
  FieldDifferences: () => (
    <FieldDifferences
      changes={[
        { path: ['memory', 'accept'], before: 95, after: 90 },
        { path: ['style'], after: samples.before },
      ]}
    />
  ),
  Text: () => (
    <div class="stack-tight">
      <Text lang="en">{samples.before}</Text>
      <Text lang="ar">{samples.arabic}</Text>
      <Text lang="de">{samples.longWord}</Text>
    </div>
  ),
  TroubleText: () => (
    <p>
      <TroubleText {...packageFinding('macros-present')} />
    </p>
  ),
  CauseText: () => (
    <p>
      <CauseText cause="There was no answer in time." />
    </p>
  ),
  MarkedText: () => <MarkedText lang="en" text={samples.before} places={[{ start: 9, end: 14 }]} />,
  Time: () => (
    <div class="stack-tight">
      <Time at={new Date(0)} />
      <Time at={new Date(0)} dateOnly />
    </div>
  ),
  Bytes: () => <Bytes value={1_234_567} />,
  LanguageName: () => (
    <div class="stack-tight">
      {['de', 'pt-BR', 'zh-Hant', 'x-own'].map((tag) => (
        <LanguageName key={tag} tag={tag} />
      ))}
    </div>
  ),
  Name: () => (
    <div class="stack-tight">
      <Name>{samples.longName}</Name>
      <Name>{samples.deceivingName}</Name>
    </div>
  ),
  Person: () => <Person name={samples.person} />,
  Progress: () => {
    const say = useSay(patternMessages);
    const { format } = useView();
    return (
      <div class="stack-tight">
        <Progress value={0} of={0} label={say.goesOn} />
        <Progress value={37} of={100} label={say.goesOn} />
        <Progress value={100} of={100} label={say.good}>
          {format.number(100)}
        </Progress>
      </div>
    );
  },
  ShareBar: () => {
    const say = useSay(patternMessages);
    const shares = [say.good, say.warning, say.bad, say.neutral, say.none].map((label, index) => ({
      label,
      value: 40 - index * 10,
    }));
    return <ShareBar label={say.amount} shares={shares} />;
  },
  Course: () => {
    const say = useSay(patternMessages);
    const points = [3, 0, 8, 13, 5].map((value, day) => ({ time: `2026-11-2${day}`, value }));
    return <Course label={say.amount} points={points} say={String} />;
  },
  Spark: () => <Spark label={useSay(patternMessages).amount} values={[0, 3, 5, 2, 8, 13, 21, 4, 0, 1]} />,
  Live: () => (
    <Live src="/patterns/live">
      <p>{useSay(patternMessages).goesOn}</p>
    </Live>
  ),
};
