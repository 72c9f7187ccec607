import { PlacesOfPool } from '@linli/contracts/events';
import { CheckIn } from './check-in';
import { Door } from './door';

/** What one sitting decides on people without a registration, beside the places of the event: it is written with the sitting. */
export class DoorBook {
  private readonly byNonce = new Map<string, CheckIn>();
  private readonly byId = new Map<string, { readonly door: Door; readonly version: number }>();
  private readonly reasons = new Map<string, string>();

  get isEmpty(): boolean {
    return this.byNonce.size === 0 && this.byId.size === 0 && this.reasons.size === 0;
  }

  get entered(): CheckIn[] {
    return [...this.byNonce.values()];
  }

  /** Check-ins that do not count any more, with the reason. */
  get undone(): readonly (readonly [checkInId: string, reason: string])[] {
    return [...this.reasons];
  }

  /** Each one version on, however many people have come since the last sitting. */
  get doors(): Door[] {
    return [...this.byId.values()].map(({ door, version }) => ({ ...door, version: version + 1 }));
  }

  /** Why this sitting has undone the check-in; undefined where it has not. */
  reasonOf(checkInId: string): string | undefined {
    return this.reasons.get(checkInId);
  }

  /** The check-in of this sitting that has the nonce. */
  find(nonce: string): CheckIn | undefined {
    return this.byNonce.get(nonce);
  }

  /** The door as this sitting has left it, or else as it was found. */
  door(found: Door): Door {
    return this.byId.get(found._id)?.door ?? found;
  }

  enter(checkIn: CheckIn): CheckIn {
    this.byNonce.set(checkIn.nonce, checkIn);
    return checkIn;
  }

  undo(checkInId: string, reason: string): void {
    this.reasons.set(checkInId, reason);
  }

  put(door: Door): void {
    const { version } = this.byId.get(door._id) ?? door;
    this.byId.set(door._id, { door, version });
  }

  clear(): void {
    for (const one of [this.byNonce, this.byId, this.reasons]) one.clear();
  }
}

/** Whether both sit on the same places of pools. */
export const isSameNeed = (one: readonly PlacesOfPool[] = [], other: readonly PlacesOfPool[] = []): boolean =>
  one.length === other.length && one.every(({ pool, count }) => other.some((each) => each.pool === pool && each.count === count));
