import { handlerRecordsIn, Message } from '@linli/messaging';
import { EventsModule } from '../../apps/events/src/events.module';
import { NotificationsModule } from '../../apps/notifications/src/notifications.module';
import { VolunteersModule } from '../../apps/volunteers/src/volunteers.module';
import { TallyModule } from '../tally/tally.module';
import { Database, Stores } from './stores';
import { ofThese, Violation } from './violation';

const LISTENERS: readonly (readonly [Database, object])[] = [
  ['events', EventsModule],
  ['volunteers', VolunteersModule],
  ['notifications', NotificationsModule],
  ['tally', TallyModule],
];

/** Which handlers of a service listen to a type; throws where none are found at all, for then nothing would be checked. */
function handlersOf(module: object, type: string): string[] {
  const records = handlerRecordsIn(module);
  if (records.length === 0) throw new Error(`No handlers are found in ${(module as { name: string }).name}.`);
  return records.filter(({ contract }) => contract.name === type).map(({ name }) => name);
}

/** I6: every message that was published is an effect of each handler that listens, or a dead letter. */
export async function checkEffects(published: readonly Message[], stores: Stores): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const [service, module] of LISTENERS) {
    const done = await stores.effects(service);
    for (const { key } of await stores.letters(service)) done.add(key);
    const lost = published
      .flatMap(({ envelope: { id, type } }) => handlersOf(module, type).map((handler) => `${handler}/${id}`))
      .filter((key) => !done.has(key));
    found.push(...ofThese(lost, 'I6', [`message without effect on ${service}`, 'lost']));
  }
  return found;
}

/** I6: the tally has one stroke for each message that it listens to, and none for anything else. */
export async function checkStrokes(published: readonly Message[], stores: Stores): Promise<Violation[]> {
  const [strokes, letters] = [await stores.strokes(), await stores.letters('tally')];
  const parked = new Set(letters.map(({ key }) => key));
  const due = published.flatMap(({ envelope: { id, type } }) =>
    handlersOf(TallyModule, type).map((handler) => `${handler}/${id}`),
  );
  const lost = due.filter((key) => !strokes.has(key) && !parked.has(key));
  const doubled = [...strokes].filter(([, count]) => count > 1).map(([key, count]) => `${key} ${count} times`);
  const unasked = [...strokes.keys()].filter((key) => !due.includes(key));
  return [
    ...ofThese(lost, 'I6', ['message that the tally lost', 'lost']),
    ...ofThese(doubled, 'I6', ['message that took effect more than once', 'doubled']),
    ...ofThese(unasked, 'I6', ['effect of a message that nobody published']),
  ];
}
