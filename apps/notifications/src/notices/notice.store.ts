import { ListInboxBody, NoticeNotFound } from '@linli/contracts/notifications';
import { idOf, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ErasedPersonStore } from '../personal-data/erased-person.store';
import { arrived, Letter, Notice } from './notice';
import { NOTICE } from './notice.schema';

/** Letters that are written to the store at a time. */
const BATCH = 1000;

@Injectable()
export class NoticeStore {
  constructor(
    @InjectModel(NOTICE) private readonly notices: Model<Notice>,
    private readonly erased: ErasedPersonStore,
  ) {}

  /**
   * Puts each letter in its inbox; one that has been there already, read or not, is not delivered again. People whose data were
   * erased have no inbox.
   */
  async deliver(letters: readonly Letter[], at: Date): Promise<void> {
    for (let start = 0; start < letters.length; start += BATCH) await this.deliverBatch(letters.slice(start, start + BATCH), at);
  }

  /** Takes back what has not been read. */
  async takeBack(letters: readonly Letter[]): Promise<void> {
    if (letters.length > 0) await this.notices.deleteMany({ _id: { $in: letters.map(keyOf) }, unread: true });
  }

  /** Throws NoticeNotFound when the person has no such notice. */
  async getOwn(id: string, personId: string): Promise<Notice> {
    const found = await this.notices.findOne({ _id: id, personId }).lean<Notice>();
    if (!found) throw new NoticeNotFound();
    return found;
  }

  /** Newest first. */
  pageByPerson(personId: string, { unread, limit, after }: ListInboxBody): Promise<Page<Notice>> {
    const filter = { personId, ...(unread && { unread }) };
    return pageOf(this.notices, filter, { limit, after, by: 'at', direction: -1 });
  }

  countUnread(personId: string): Promise<number> {
    return this.notices.countDocuments({ personId, unread: true });
  }

  /** Changes nothing when the person has no such notice, or has read it already. */
  async markRead(id: string, personId: string, readAt: Date): Promise<void> {
    await this.notices.updateOne({ _id: id, personId, unread: true }, { unread: false, readAt });
  }

  async markAllRead(personId: string, readAt: Date): Promise<void> {
    await this.notices.updateMany({ personId, unread: true }, { unread: false, readAt });
  }

  private async deliverBatch(letters: readonly Letter[], at: Date): Promise<void> {
    const byId = new Map(letters.map((letter) => [keyOf(letter), letter]));
    const there = await this.notices.find({ _id: { $in: [...byId.keys()] } }, { _id: 1 }).lean<Pick<Notice, '_id'>[]>();
    for (const { _id } of there) byId.delete(_id);
    const erased = await this.erased.among(letters.map(({ personId }) => personId));
    const living = [...byId].filter(([, { personId }]) => !erased.has(personId));
    const fresh = living.map(([id, letter]) => arrived(id, letter, at));
    if (fresh.length > 0) await this.notices.insertMany(fresh, { lean: true });
  }
}

/** The same news for the same person has the same id, so the store cannot hold it twice. */
const keyOf = ({ personId, news: { kind, subjectId, distinct } }: Letter): string =>
  idOf('notice', personId, kind, subjectId, distinct);
