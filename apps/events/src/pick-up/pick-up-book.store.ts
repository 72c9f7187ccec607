import { ChangedMeanwhile, PageQuery } from '@linli/contracts';
import { Page, pageOf } from '@linli/persistence';
import { assertOpens, Keyring, ResealProgress, reseal } from '@linli/personal-data';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { PickUpBook, PickUpPerson } from './pick-up-book';
import { PICK_UP_BOOK, SEALED_PICK_UP_BOOK, StoredPickUpBook } from './pick-up-book.schema';
import { saveVersion } from './versioned.store';

/** Who may fetch, by registration; names and numbers lie sealed. */
@Injectable()
export class PickUpBookStore implements OnModuleInit {
  constructor(
    @InjectModel(PICK_UP_BOOK) private readonly books: Model<StoredPickUpBook>,
    private readonly keyring: Keyring,
  ) {}

  /** A key that is lost or wrong is told before anything is sealed with another one. */
  onModuleInit(): Promise<void> {
    return assertOpens({ model: this.books, fields: SEALED_PICK_UP_BOOK }, this.keyring);
  }

  /** Those that there are, by registration. */
  async of(registrationIds: readonly string[]): Promise<ReadonlyMap<string, PickUpBook>> {
    if (registrationIds.length === 0) return NONE;
    const found = await this.books.find({ _id: { $in: [...registrationIds] } }).lean<StoredPickUpBook[]>();
    return new Map(found.map((book) => [book._id, this.opened(book)]));
  }

  /** One version on; throws ChangedMeanwhile where somebody else was first. */
  save({ persons, ...book }: PickUpBook): Promise<void> {
    const stored = { ...book, content: JSON.stringify(persons) };
    return saveVersion(this.books, SEALED_PICK_UP_BOOK.seal(stored, this.keyring));
  }

  /** Somebody is let go because of what stands there: whoever changes it at the same moment is told of it. Throws ChangedMeanwhile. */
  async relyOn({ _id, version }: PickUpBook): Promise<void> {
    const { matchedCount } = await this.books.updateOne({ _id, version }, { $inc: { exits: 1 } });
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** What was changed last first. */
  async pageOfPerson(residentId: string, { limit, after }: PageQuery): Promise<Page<PickUpBook>> {
    const page = await pageOf(this.books, { residentId }, { limit, after, by: 'changedAt', direction: -1 });
    return { ...page, items: page.items.map((book) => this.opened(book)) };
  }

  /** Nobody is known any more who fetched for somebody; tells how many registrations that were. */
  async removeOf(residentId: string): Promise<number> {
    return (await this.books.deleteMany({ residentId })).deletedCount;
  }

  /** There are keys that no longer seal. */
  get hasOlderKeys(): boolean {
    return this.keyring.hasOlderKeys;
  }

  /** Seals with the first key what is sealed with another; throws when it is to stop. */
  resealAll(isToStop: () => boolean): Promise<ResealProgress> {
    const told = () => {
      if (isToStop()) throw new Error('Resealing was stopped.');
    };
    return reseal({ model: this.books, fields: SEALED_PICK_UP_BOOK, keyring: this.keyring, told });
  }

  private opened(stored: StoredPickUpBook): PickUpBook {
    const { content, exits: _exits, ...book } = SEALED_PICK_UP_BOOK.open(stored, this.keyring);
    return { ...book, persons: JSON.parse(content) as PickUpPerson[] };
  }
}

const NONE: ReadonlyMap<string, PickUpBook> = new Map();
