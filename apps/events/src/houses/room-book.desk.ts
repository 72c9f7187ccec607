import { DeclaredError } from '@linli/contracts';
import { Clock, NotWritable } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEventStore } from '../community-events/community-event.store';
import { SessionStore } from '../sessions/session.store';
import { concernsRooms, firstClash, newlyWanted, pointed, refusalBy, Slot, slotsOf, Turn } from './booking';
import { HouseStore } from './house.store';
import { SlotStore } from './slot.store';

/** Keeps in step with events which room is taken when: what an event needs of its room is written with what becomes of the event. */
@Injectable()
export class RoomBook {
  constructor(
    private readonly houses: HouseStore,
    private readonly slots: SlotStore,
    private readonly sessions: SessionStore,
    private readonly communityEvents: CommunityEventStore,
    private readonly clock: Clock,
  ) {}

  /** What is to be written in one transaction with the turn; nothing in most cases. */
  besides(turn: Turn): (() => Promise<void>) | undefined {
    const { sessions } = turn;
    const concerns = concernsRooms(turn);
    if (!concerns && !sessions) return undefined;
    return async () => {
      if (concerns) await this.settle(turn).catch((error) => refuse(error, turn));
      if (sessions) await this.sessions.replaceAll(turn.after._id, sessions);
    };
  }

  /** Throws why the room cannot be had. */
  private async settle({ after, sessions }: Turn): Promise<void> {
    const now = this.clock.now();
    const { _id: eventId, venue } = after;
    const house = venue && (await this.houses.hold(venue.houseId));
    const had = await this.slots.toCome(eventId, now);
    const all = house ? slotsOf(after, sessions ?? (await this.sessions.allOf(eventId))) : [];
    const wanted = all.filter(({ endsAt }) => endsAt > now);
    if (house) await this.assertFree(newlyWanted(house, wanted, had));
    await this.slots.replaceToCome(eventId, wanted, now);
  }

  private async assertFree(wanted: readonly Slot[]): Promise<void> {
    const [one] = wanted;
    if (!one) return;
    const others = await this.slots.ofOthers(one, spanOf(wanted), one.eventId);
    const clash = firstClash(wanted, others);
    if (!clash) return;
    const known = await this.communityEvents.among([clash.eventId]);
    throw refusalBy(clash, known.get(clash.eventId));
  }
}

const spanOf = (slots: readonly Slot[]) => ({
  startsAt: new Date(Math.min(...slots.map(({ startsAt }) => +startsAt))),
  endsAt: new Date(Math.max(...slots.map(({ endsAt }) => +endsAt))),
});

function refuse(error: unknown, turn: Turn): never {
  throw error instanceof DeclaredError ? new NotWritable(pointed(error, turn)) : error;
}
