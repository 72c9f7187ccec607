import { CommunityEventSnapshot } from '@linli/contracts/events';
import { EventNotKnown } from '@linli/contracts/volunteers';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { CommunityEvent, KnownStatus, learn } from './community-event';
import { COMMUNITY_EVENT } from './community-event.schema';

@Injectable()
export class CommunityEventStore {
  constructor(@InjectModel(COMMUNITY_EVENT) private readonly communityEvents: Model<CommunityEvent>) {}

  /** Throws EventNotKnown when no fact has told of it yet. */
  async get(id: string): Promise<CommunityEvent> {
    const found = await this.find(id);
    if (!found) throw new EventNotKnown();
    return found;
  }

  /** Keeps the snapshot unless what is known is as new; resolves with what is known then. */
  async remember(snapshot: CommunityEventSnapshot, status: KnownStatus): Promise<CommunityEvent> {
    const known = await this.find(snapshot.id);
    const communityEvent = learn(known, snapshot, status);
    if (communityEvent !== known) await this.save(communityEvent);
    return communityEvent;
  }

  /** Replaces the event as a whole; inside a transaction whoever else changed it since it was read makes this conflict. */
  async save(communityEvent: CommunityEvent): Promise<void> {
    await this.communityEvents.replaceOne({ _id: communityEvent._id }, communityEvent, { upsert: true });
  }

  private async find(id: string): Promise<CommunityEvent | undefined> {
    return (await this.communityEvents.findById(id).lean<CommunityEvent>()) ?? undefined;
  }
}
