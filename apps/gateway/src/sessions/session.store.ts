import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Ended, Session } from './session';
import { SESSION } from './session.schema';

/** Devices that one account is signed in on at a time; a further one ends the one that was not used for longest. */
export const MOST_DEVICES = 50;

@Injectable()
export class SessionStore {
  constructor(@InjectModel(SESSION) private readonly sessions: Model<Session>) {}

  find(id: string): Promise<Session | null> {
    return this.sessions.findById(id).lean<Session>();
  }

  /** Latest use first. */
  byAccount(accountId: string): Promise<Session[]> {
    return this.sessions.find({ accountId }).sort({ lastUsedAt: -1 }).limit(MOST_DEVICES).lean<Session[]>();
  }

  /** The ids of those that have ended for it. */
  async insert(session: Session): Promise<string[]> {
    await this.sessions.insertOne(session);
    return this.endOldest(session.accountId);
  }

  /** The session one turn on; null when it has ended or another request was faster. */
  turn({ _id, turn }: Session, now: Date): Promise<Session | null> {
    const change = { $set: { turn: turn + 1, turnedAt: now, lastUsedAt: now } };
    return this.sessions.findOneAndUpdate({ _id, turn }, change, { returnDocument: 'after' }).lean<Session>();
  }

  /** Whether there was such a session of the account. */
  async end(id: string, accountId: string): Promise<boolean> {
    const { deletedCount } = await this.sessions.deleteOne({ _id: id, accountId });
    return deletedCount > 0;
  }

  /** Ends all sessions of the account but one, if one is named; gives the ids of the ended ones. */
  async endAll(accountId: string, exceptId?: string): Promise<string[]> {
    const ids = (await this.byAccount(accountId)).map(({ _id }) => _id).filter((id) => id !== exceptId);
    await this.sessions.deleteMany({ _id: { $in: ids } });
    return ids;
  }

  /** Ends the sessions that a provider has ended; gives their ids. */
  async endByProvider({ identityId, sessionId }: Ended): Promise<string[]> {
    const filter = {
      ...(identityId !== undefined && { 'provider.identityId': identityId }),
      ...(sessionId !== undefined && { 'provider.sessionId': sessionId }),
    };
    const ids = (await this.sessions.find(filter, { _id: 1 }).lean<Pick<Session, '_id'>[]>()).map(({ _id }) => _id);
    await this.sessions.deleteMany({ _id: { $in: ids } });
    return ids;
  }

  private async endOldest(accountId: string): Promise<string[]> {
    const beyond = await this.sessions
      .find({ accountId }, { _id: 1 })
      .sort({ lastUsedAt: -1 })
      .skip(MOST_DEVICES)
      .limit(MOST_DEVICES)
      .lean<Pick<Session, '_id'>[]>();
    const ids = beyond.map(({ _id }) => _id);
    if (ids.length > 0) await this.sessions.deleteMany({ _id: { $in: ids } });
    return ids;
  }
}
