import { ListSessionsAmongBody, ListSessionsBody, MOST_SESSIONS_AMONG, SessionNotFound } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Session, sessionId } from './session';
import { SESSION } from './session.schema';

@Injectable()
export class SessionStore {
  constructor(@InjectModel(SESSION) private readonly sessions: Model<Session>) {}

  /** Throws SessionNotFound when there is none. */
  async get(eventId: string, key: string): Promise<Session> {
    const found = await this.sessions.findById(sessionId(eventId, key)).lean<Session>();
    if (!found) throw new SessionNotFound();
    return found;
  }

  /** All of one event by start, some hundreds at most. */
  allOf(eventId: string): Promise<Session[]> {
    return this.sessions.find({ eventId }).sort({ startsAt: 1, _id: 1 }).lean<Session[]>();
  }

  /** The first of several events in a part of time, by start, or the latest of them. */
  among(
    eventIds: readonly string[],
    { from, to, endBy, latestFirst }: Omit<ListSessionsAmongBody, 'eventIds'>,
  ): Promise<Session[]> {
    const endsAt = { $gt: new Date(from), ...(endBy !== undefined && { $lte: new Date(endBy) }) };
    const direction = latestFirst ? -1 : 1;
    return this.sessions
      .find({ eventId: { $in: [...eventIds] }, endsAt, startsAt: { $lt: new Date(to) } })
      .sort({ startsAt: direction, _id: direction })
      .limit(MOST_SESSIONS_AMONG)
      .lean<Session[]>();
  }

  /** From now on the event has these and no others. */
  async replaceAll(eventId: string, sessions: readonly Session[]): Promise<void> {
    await this.sessions.deleteMany({ eventId });
    if (sessions.length > 0) await this.sessions.insertMany([...sessions]);
  }

  /** By start. */
  page({ eventId, from, to, ...page }: ListSessionsBody): Promise<Page<Session>> {
    const filter = {
      eventId,
      ...(from !== undefined && { endsAt: { $gt: new Date(from) } }),
      ...(to !== undefined && { startsAt: { $lt: new Date(to) } }),
    };
    return pageOf(this.sessions, filter, { ...page, by: 'startsAt', direction: 1 });
  }
}
