import {
  Badge,
  Bytes,
  Card,
  DefinitionList,
  Dialog,
  Disclosure,
  EmptyState,
  FilterBar,
  LinkButton,
  Name,
  Notice,
  Pager,
  Table,
  Tabs,
  Text,
  TextField,
  useSay,
} from '#platform/web/components';
import { patternMessages } from './messages.ts';
import { samples } from './samples.ts';

const path = '/patterns';
const tones = ['neutral', 'good', 'warning', 'bad'] as const;

/** What pages are divided by, by the name of its component. */
export const structurePatterns = {
  Card: () => {
    const say = useSay(patternMessages);
    return (
      <Card title={say.name} level={3} actions={<LinkButton href={path}>{say.more}</LinkButton>}>
        <p>{say.sentence}</p>
      </Card>
    );
  },
  Notice: () => {
    const say = useSay(patternMessages);
    return (
      <div class="stack">
        {tones.map((tone) => (
          <Notice key={tone} tone={tone} title={say[tone]}>
            <p>{say.sentence}</p>
          </Notice>
        ))}
      </div>
    );
  },
  Tabs: () => {
    const say = useSay(patternMessages);
    const tabs = [
      { label: say.first, href: path, count: 1234 },
      { label: say.second, href: '/display' },
    ];
    return <Tabs label={say.more} tabs={tabs} />;
  },
  Disclosure: () => {
    const say = useSay(patternMessages);
    return (
      <div class="stack">
        <Disclosure summary={say.more}>{say.sentence}</Disclosure>
        <Disclosure summary={say.first} isOpen>
          {say.sentence}
        </Disclosure>
      </div>
    );
  },
  Dialog: () => {
    const say = useSay(patternMessages);
    return (
      <Dialog id="pattern-dialog" label={say.go} href={path} title={say.go}>
        <p>{say.sentence}</p>
      </Dialog>
    );
  },
  EmptyState: () => {
    const say = useSay(patternMessages);
    return (
      <EmptyState title={say.nothing} action={<LinkButton href={path}>{say.go}</LinkButton>}>
        {say.sentence}
      </EmptyState>
    );
  },
  DefinitionList: () => {
    const say = useSay(patternMessages);
    const items = [
      { term: say.name, value: <Text lang="de">{samples.longWord}</Text> },
      { term: say.amount, value: <Bytes value={12_345} /> },
      { term: say.none, value: null },
    ];
    return <DefinitionList items={items} />;
  },
  Table: () => {
    const say = useSay(patternMessages);
    const rows = [
      { name: samples.longWord, bytes: 123, tone: 'good' as const },
      { name: samples.person, bytes: 9_876_543, tone: 'bad' as const },
    ];
    return (
      <Table
        caption={say.name}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { label: say.name, isHead: true, cell: ({ name }) => <Name>{name}</Name> },
          { label: say.amount, isFigure: true, cell: ({ bytes }) => <Bytes value={bytes} /> },
          { label: say.more, cell: ({ tone }) => <Badge tone={tone}>{say[tone]}</Badge> },
          { label: say.go, isActions: true, cell: () => <LinkButton href={path}>{say.go}</LinkButton> },
        ]}
      />
    );
  },
  FilterBar: () => {
    const say = useSay(patternMessages);
    return (
      <FilterBar names={['q']}>
        <TextField name="q" label={say.name} type="search" optional />
      </FilterBar>
    );
  },
  Pager: () => <Pager next="2" />,
};
