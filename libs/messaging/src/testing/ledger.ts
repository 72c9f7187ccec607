import { randomUUID } from 'node:crypto';
import { defineCommand, defineError, defineEvent, defineQuery, Id, Text } from '@linli/contracts';
import type { ServiceDefinition } from '@linli/service';
import { Injectable, Module } from '@nestjs/common';
import { InjectModel, MongooseModule } from '@nestjs/mongoose';
import { Model, Schema } from 'mongoose';
import { Handles, When } from '../handlers/handles';
import { MessageContext } from '../handlers/message-context';

/** A small service that the specs of this library drive: it books entries, and copies what is booked. */
export class EntryBody {
  @Id({ about: 'The entry' }) entryId: string;
  @Text({ about: 'What to do with it', max: 40 }) text: string;
}

export class CountView {
  count: number;
}

class NothingBody {}

export const EntryRefused = defineError('events.entry-refused', 'rule-broken', { 'zh-CN': '不可记账', en: 'Not to be booked' });
export const BookEntry = defineCommand('events.book-entry', { body: EntryBody, reply: EntryBody, fails: [EntryRefused] });
export const CountEntries = defineQuery('events.count-entries', { body: NothingBody, reply: CountView });
export const EntryBooked = defineEvent('events.entry-booked', 1, { body: EntryBody, subject: ({ entryId }) => entryId });
export const EntryAudited = defineEvent('events.entry-audited', 1, { body: EntryBody, subject: ({ entryId }) => entryId });

interface Entry {
  readonly _id: string;
  readonly text: string;
}

const written = (collection: string) =>
  new Schema<Entry>({ _id: { type: String, required: true }, text: String }, { collection, versionKey: false });

@Injectable()
export class Ledger {
  private readonly failedOnce = new Set<string>();

  constructor(
    @InjectModel('Entry') readonly entries: Model<Entry>,
    @InjectModel('Copy') readonly copies: Model<Entry>,
    @InjectModel('Preparation') readonly preparations: Model<Entry>,
  ) {}

  /** True the first time that it is asked about the entry. */
  isFirstAttempt({ entryId }: EntryBody): boolean {
    const first = !this.failedOnce.has(entryId);
    this.failedOnce.add(entryId);
    return first;
  }
}

@Handles(BookEntry, { publishes: [EntryBooked], oneAtATimePer: ({ entryId }) => entryId })
export class BookEntryHandler {
  constructor(private readonly ledger: Ledger) {}

  async prepare(entry: EntryBody): Promise<void> {
    await this.ledger.preparations.insertOne({ _id: randomUUID(), text: entry.entryId });
    if (entry.text === 'prepare once' && !this.ledger.isFirstAttempt(entry)) throw new EntryRefused();
  }

  async handle(entry: EntryBody, { outbox }: MessageContext): Promise<EntryBody> {
    await this.ledger.entries.insertOne({ _id: entry.entryId, text: entry.text });
    outbox.publish(EntryBooked, entry);
    if (entry.text === 'refuse') throw new EntryRefused();
    if (entry.text === 'break') throw new Error('broken on purpose');
    if (entry.text === 'publish undeclared') outbox.publish(EntryAudited, entry);
    return entry;
  }
}

@Handles(CountEntries)
export class CountEntriesHandler {
  constructor(private readonly ledger: Ledger) {}

  async handle(): Promise<CountView> {
    return { count: await this.ledger.entries.countDocuments() };
  }
}

@When(EntryBooked, 'copy-entry-when-booked')
export class CopyEntryWhenBookedHandler {
  constructor(private readonly ledger: Ledger) {}

  async handle(entry: EntryBody): Promise<void> {
    await this.ledger.copies.insertOne({ _id: entry.entryId, text: entry.text });
    if (entry.text === 'fail once' && this.ledger.isFirstAttempt(entry)) throw new Error('failed once on purpose');
  }
}

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Entry', schema: written('entries') },
      { name: 'Copy', schema: written('copies') },
      { name: 'Preparation', schema: written('preparations') },
    ]),
  ],
  controllers: [BookEntryHandler, CountEntriesHandler, CopyEntryWhenBookedHandler],
  providers: [Ledger],
})
export class LedgerModule {}

export const ledgerService: ServiceDefinition = {
  name: 'events',
  contracts: [BookEntry, CountEntries, EntryBooked],
  module: LedgerModule,
};
