import { Actor } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { spokenFor, Unit } from './unit';
import { UNIT } from './unit.schema';

@Injectable()
export class UnitStore {
  constructor(@InjectModel(UNIT) private readonly units: Model<Unit>) {}

  /** The unit, which the actor may speak for; throws UnitNotKnown or NotOfUnit. */
  async spokenFor(actor: Actor, unitId: string): Promise<Unit> {
    return spokenFor(actor, await this.units.findById(unitId).lean<Unit>());
  }

  /** Throws UnitNotKnown or NotOfUnit unless the actor may name the unit; there is nothing to name where none is given. */
  async assertSpokenFor(actor: Actor, unitId: string | undefined): Promise<void> {
    if (unitId !== undefined) await this.spokenFor(actor, unitId);
  }

  /** The events, each with the name of its unit as it is known today; asked once for all of them. */
  async named(communityEvents: readonly CommunityEventView[]): Promise<CommunityEventView[]> {
    const ids = new Set(communityEvents.flatMap(({ unitId }) => unitId ?? []));
    if (ids.size === 0) return [...communityEvents];
    const found = await this.units.find({ _id: { $in: [...ids] } }).lean<Unit[]>();
    const names = new Map(found.map(({ _id, name }) => [_id, name]));
    return communityEvents.map((one) => ({ ...one, unitName: names.get(one.unitId ?? '') }));
  }

  /** The same for things that each have an event. */
  async namedWithin<T extends { readonly communityEvent: CommunityEventView }>(items: readonly T[]): Promise<T[]> {
    const communityEvents = await this.named(items.map((one) => one.communityEvent));
    return items.map((one, at) => ({ ...one, communityEvent: communityEvents[at] as CommunityEventView }));
  }

  /** Keeps it unless what is known is as new. */
  async remember(unit: Unit): Promise<void> {
    const known = await this.units.findById(unit._id).lean<Unit>();
    if (known && known.revision >= unit.revision) return;
    await this.units.replaceOne({ _id: unit._id }, unit, { upsert: true });
  }
}
