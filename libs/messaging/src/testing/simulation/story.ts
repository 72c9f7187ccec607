import { randomUUID } from 'node:crypto';
import { defineCommand, defineEvent, Id } from '@linli/contracts';
import { newId } from '@linli/persistence';
import { Fact } from '../../handlers/handles';
import { SimHandler } from './sim-process';

/** What the simulated service does: it books entries of accounts, copies what is booked, and audits what is copied. */
export class BookingBody {
  @Id({ about: 'The account' }) accountId: string;
  @Id({ about: 'The entry' }) entryId: string;
}

const subject = ({ accountId }: BookingBody): string => accountId;
export const Book = defineCommand('events.book', { body: BookingBody, reply: BookingBody });
export const Booked = defineEvent('events.booked', 1, { body: BookingBody, subject });
export const Copied = defineEvent('events.copied', 1, { body: BookingBody, subject });

/** An effect that has no key: the same message handled twice leaves two of them. */
const effectOf = (handler: string, messageId: string, { accountId, entryId }: BookingBody) => ({
  ...{ _id: newId(), handler, messageId, accountId, entryId },
});

const book: SimHandler = {
  record: { name: Book.name, contract: Book, publishes: [Booked], lane: (body) => (body as BookingBody).accountId },
  async handle(body, { messageId, outbox }, model) {
    const booking = body as BookingBody;
    await model('effects').insertOne(effectOf('book', messageId, booking));
    outbox.publish(Booked, booking);
    return booking;
  },
};

const copy: SimHandler = {
  record: { name: 'copy', contract: Booked, publishes: [Copied] },
  async handle(body, { messageId, outbox }, model) {
    const booking = body as BookingBody;
    outbox.publish(Copied, booking);
    await model('effects').insertOne(effectOf('copy', messageId, booking));
    return undefined;
  },
};

const watch = (name: string, contract: typeof Booked): SimHandler => ({
  record: { name, contract, publishes: [] },
  async handle(body, { messageId }, model) {
    await model('effects').insertOne(effectOf(name, messageId, body as BookingBody));
    return undefined;
  },
});

const gather: SimHandler = {
  record: { name: 'gather', contract: Booked, publishes: [], takesMany: true },
  async handle(facts, _context, model) {
    const effects = (facts as Fact<BookingBody>[]).map(({ body, context }) => effectOf('gather', context.messageId, body));
    await model('effects').insertMany(effects);
    return undefined;
  },
};

export const HANDLERS: readonly SimHandler[] = [book, copy, gather, watch('audit', Copied), watch('count', Booked)];

/** Who has to take effect on a message of the type. */
export const listenersTo = (type: string): string[] =>
  HANDLERS.filter(({ record }) => record.contract.kind === 'event' && record.contract.name === type).map(
    ({ record }) => record.name,
  );

export const aBooking = (accountId: string): BookingBody => ({ accountId, entryId: randomUUID() });
