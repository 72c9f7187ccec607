import { PageQuery } from '@linli/contracts';
import { ListRegistrationsBody, RegistrationNotFound } from '@linli/contracts/events';
import { orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { replacementUnlessNewer, unlessThere } from './newer-stays.store';
import { Registration, rankOf } from './registration';
import { REGISTRATION } from './registration.schema';
import { Sitting } from './sitting.schema';

@Injectable()
export class RegistrationStore {
  constructor(@InjectModel(REGISTRATION) private readonly registrations: Model<Registration>) {}

  /** Throws RegistrationNotFound when there is none. */
  async get(id: string): Promise<Registration> {
    const found = await this.registrations.findById(id).lean<Registration>();
    if (!found) throw new RegistrationNotFound();
    return whole(found);
  }

  /** Those that there are. */
  async those(ids: readonly string[]): Promise<Registration[]> {
    const found = await this.registrations.find({ _id: { $in: [...ids] } }).lean<Registration[]>();
    return found.map(whole);
  }

  /** The event that the registration is for, which never changes; throws RegistrationNotFound. */
  async eventOf(id: string): Promise<string> {
    const found = await this.registrations.findById(id, { eventId: 1 }).lean<Registration>();
    if (!found) throw new RegistrationNotFound();
    return found.eventId;
  }

  /** Everybody who has ever registered for the event. */
  async allOf(eventId: string): Promise<Registration[]> {
    const found = await this.registrations.find({ eventId }).lean<Registration[]>();
    return found.map(whole);
  }

  /** Leaves those alone that a later sitting has changed. */
  async saveAll({ entered, changed }: Sitting): Promise<void> {
    if (entered.length + changed.length === 0) return;
    const writes = [...entered.map((document) => ({ insertOne: { document } })), ...changed.map(replacementUnlessNewer)];
    // Ours and whole: to have Mongoose cast them would cost more than to write them.
    await this.registrations.collection.bulkWrite(writes as never, { ordered: false }).catch(unlessThere);
  }

  /** The events that the resident has ever registered for. */
  async eventsOf(residentId: string): Promise<string[]> {
    return this.registrations.distinct('eventId', { residentId });
  }

  /** At how many of the events the resident has or wants a place. */
  async countActiveAmong(residentId: string, eventIds: readonly string[]): Promise<number> {
    const events = await this.registrations.distinct('eventId', { residentId, active: true, eventId: { $in: [...eventIds] } });
    return events.length;
  }

  /** At how many of the events each of the residents has or wants a place, or had one where they are over; those with none are left out. */
  async countPerPerson(residentIds: readonly string[], { toCome, over }: EventsCounted): Promise<ReadonlyMap<string, number>> {
    if (toCome.length + over.length === 0) return new Map();
    const had = { eventId: { $in: [...over] }, status: 'confirmed' };
    const found = await this.registrations.aggregate<{ _id: string; count: number }>([
      { $match: { residentId: { $in: [...residentIds] }, active: true, $or: [{ eventId: { $in: [...toCome] } }, had] } },
      // Of one programme somebody may have had several, one after the other.
      { $group: { _id: { residentId: '$residentId', eventId: '$eventId' } } },
      { $group: { _id: '$_id.residentId', count: { $sum: 1 } } },
    ]);
    return new Map(found.map(({ _id, count }) => [_id, count]));
  }

  /** The resident's registrations with an offer to pass them on that is open by then, newest first. */
  async pageOfTransfers(residentId: string, now: Date, page: PageQuery): Promise<Page<Registration>> {
    const open = { residentId, 'transfer.expiresAt': { $gt: now } };
    const found = await pageOf(this.registrations, open, { ...page, by: 'registeredAt', direction: -1 });
    return { ...found, items: found.items.map(whole) };
  }

  /** The resident's registrations whose place was passed on, is offered, or came from somebody else, newest first. */
  async pageOfPassed(residentId: string, page: PageQuery): Promise<Page<Registration>> {
    const passed = [{ takenFrom: { $exists: true } }, { transfer: { $exists: true } }, { 'moves.reason': 'passed-on' }];
    const filter = { residentId, $or: passed } as QueryFilter<Registration>;
    const found = await pageOf(this.registrations, filter, { ...page, by: 'registeredAt', direction: -1 });
    return { ...found, items: found.items.map(whole) };
  }

  /** Ids of the resident's registrations for the event that are confirmed. */
  async confirmedOf(residentId: string, eventId: string): Promise<string[]> {
    const found = await this.registrations.find({ residentId, eventId, status: 'confirmed' }, { _id: 1 }).lean<Registration[]>();
    return found.map(({ _id }) => _id);
  }

  /** The resident's registrations for the event that are confirmed, or had their place for a part of its programme. */
  async placedOf(residentId: string, eventId: string): Promise<Registration[]> {
    const had = { $or: [{ status: 'confirmed' as const }, { leftAt: { $exists: true } }] };
    return (await this.registrations.find({ residentId, eventId, ...had }).lean<Registration[]>()).map(whole);
  }

  /** So many with a confirmed place, in order of arrival, from the one after. */
  async someConfirmed(eventId: string, { after, most }: { after: number; most: number }): Promise<Registration[]> {
    const found = await this.registrations
      .find({ eventId, status: 'confirmed', arrival: { $gt: after } })
      .sort({ arrival: 1 })
      .limit(most)
      .lean<Registration[]>();
    return found.map(whole);
  }

  /** Events with holds or offers whose time is over. */
  async eventsWithDue(now: Date, limit: number): Promise<string[]> {
    const due = await this.registrations
      .find({ active: true, expiresAt: { $exists: true, $lte: now } }, { eventId: 1 })
      .sort({ expiresAt: 1 })
      .limit(limit)
      .lean<Registration[]>();
    return [...new Set(due.map(({ eventId }) => eventId))];
  }

  /** Those who wait, from the front of the line. */
  async pageWaiting(eventId: string, page: PageQuery): Promise<Page<Registration>> {
    const found = await pageOf(this.registrations, { eventId, status: 'waiting' }, { ...page, by: 'rank', direction: 1 });
    return { ...found, items: found.items.map(whole) };
  }

  /** How many stand in front of that rank. */
  countInFront(eventId: string, rank: number): Promise<number> {
    return this.registrations.countDocuments({ eventId, status: 'waiting', rank: { $lt: rank } });
  }

  /** How many people have a place at the session; places of its pool where it has one. */
  async countAtSession(eventId: string, session: AtSession): Promise<number> {
    const { pool } = session;
    const [sum] = await this.registrations.aggregate<{ count: number }>([
      { $match: atSession(eventId, session) },
      ...(pool === undefined ? [] : [{ $unwind: '$needs' }, { $match: { 'needs.pool': pool } }]),
      { $group: { _id: null, count: { $sum: pool === undefined ? sizeAt(session.startsAt) : '$needs.count' } } },
    ]);
    return sum?.count ?? 0;
  }

  /** Those with a place at the session, in order of arrival. */
  async pageAtSession(eventId: string, session: AtSession, page: PageQuery): Promise<Page<Registration>> {
    const found = await pageOf(this.registrations, atSession(eventId, session), { ...page, by: 'arrival', direction: 1 });
    return { ...found, items: found.items.map(whole) };
  }

  /** In order of arrival unless asked for otherwise. */
  async pageByEvent({ eventId, status, sort = 'arrival', ...page }: ListRegistrationsBody): Promise<Page<Registration>> {
    const filter = { eventId, ...(status && { status }) };
    const found = await pageOf(this.registrations, filter, { ...page, ...orderNamed(sort) });
    return { ...found, items: found.items.map(whole) };
  }

  async pageByResident(residentId: string, page: PageQuery): Promise<Page<Registration>> {
    const found = await pageOf(this.registrations, { residentId }, { ...page, by: 'registeredAt', direction: -1 });
    return { ...found, items: found.items.map(whole) };
  }
}

/** Events whose places are counted. */
export interface EventsCounted {
  readonly toCome: readonly string[];
  readonly over: readonly string[];
}

/** A session to somebody who counts: its pool where it has one, and its start. */
export interface AtSession {
  readonly pool: string | undefined;
  readonly startsAt: Date;
}

/** Whoever has a place and had it by then, and whoever has given it up since. */
const atSession = (eventId: string, { pool, startsAt }: AtSession) => ({
  eventId,
  ...(pool !== undefined && { 'needs.pool': pool }),
  $or: [{ status: 'confirmed' as const }, { leftAt: { $gt: startsAt } }],
  joinedAt: { $not: { $gt: startsAt } },
});

/** How many people a party was for then: the first reduction since tells. */
const sizeAt = (startsAt: Date) => {
  const isSince = { $and: [{ $gt: ['$$move.at', startsAt] }, { $gt: ['$$move.before.partySize', 0] }] };
  const since = { $filter: { input: { $ifNull: ['$moves', []] }, as: 'move', cond: isSince } };
  const first = { $let: { vars: { first: { $arrayElemAt: [since, 0] } }, in: '$$first.before.partySize' } };
  return { $ifNull: [first, '$partySize'] };
};

/** Registrations of before there were pools and priorities lack what came with them. */
const whole = (found: Registration): Registration => ({
  ...{ needs: [], priority: 0, rank: rankOf(0, found.arrival), skips: 0, moves: [], sequence: 0 },
  ...found,
});
