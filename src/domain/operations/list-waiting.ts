import { type ListWaiting, may, mostWaitingCounted, type WaitingWork } from '#domain/context';
import { countDeadLetters } from '#platform/queue';
import { defineMessages } from '#platform/web/messages';

const messages = defineMessages({
  label: { en: 'Dead letters of the queues', de: 'Unzustellbare in den Warteschlangen' },
});

/** Dead letters of all queues, in the house alone, for administrators. */
export const listWaitingLetters: ListWaiting = async ({ actor, db, services: { queue } }, projectId) => {
  if (projectId !== undefined || !may(actor, 'house.administer')) return { shown: [], more: 0 };
  const names = queue.queues.map(({ name }) => name);
  const count = await countDeadLetters(db, names, mostWaitingCounted);
  const letters: WaitingWork = {
    ...{ kind: 'dead-letters', project: null, count, href: '/queues' },
    label: (locale) => messages(locale).label,
  };
  return { shown: count > 0 ? [letters] : [], more: 0 };
};
