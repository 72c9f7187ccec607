import { nextLeaving } from '../check-in/walked-in';
import { nextLapse } from '../registrations/lapsing';
import { roomUntil } from '../registrations/sign-up-window';
import { CommunityEvent } from './community-event';
import { USUAL_DETAILS } from './details';
import { termsOf } from './event-words';

type When = 'status' | 'startsAt' | 'endsAt' | 'revision' | 'sequence';
type Shown = When | 'areaCode' | 'kind' | 'tags' | 'point' | 'seriesId' | 'unitId' | 'residentsOf';

/**
 * What lists find an event by. It is kept apart from the event, which is written with every sitting: this changes only with the revision of the event,
 * and when its last place is taken or the first is free again.
 */
export interface EventListing extends Pick<CommunityEvent, '_id' | Shown> {
  /** Whether whoever comes next gets a place. */
  readonly hasRoom: boolean;
  /** Until when, if nothing else happens: sign-up closes, and sessions begin, without a sitting. Missing where nobody gets one. */
  readonly roomUntil?: Date;
  /** When it was published first; of a draft, and of an event of before this was kept, when it was made. */
  readonly publishedAt: Date;
  /** When its minimum is due; missing once it was judged. */
  readonly minimumUntil?: Date;
  /** When the next of those who came to a session without a registration leave their places; missing where nobody does. */
  readonly seatsLeaveAt?: Date;
  /** When the chance of somebody who waits, or is to be approved, may be over next; missing where nobody does. */
  readonly lapsesAt?: Date;
  readonly terms: readonly string[];
}

/** An event that may have been kept before there were details and sittings. */
export type KeptEvent = Omit<CommunityEvent, 'kind' | 'tags' | 'placesHeld' | 'sequence'> & Partial<CommunityEvent>;

/** Of a long text, so much is found by its words. */
const TEXT_FOUND = 600;

export function listingOf(event: KeptEvent): EventListing {
  const { _id, status, startsAt, endsAt, areaCode, point, seriesId, revision, sequence = 0 } = event;
  const { unitId, residentsOf = [] } = event;
  const [roomUntil, seatsLeaveAt, lapsesAt] = [roomUntilOf(event), seatsLeaveAtOf(event), lapsesAtOf(event)];
  const { kind = USUAL_DETAILS.kind, tags = USUAL_DETAILS.tags } = event;
  return {
    ...{ _id, status, startsAt, endsAt, areaCode, kind, tags, revision, sequence },
    ...(point && { point }),
    ...(seriesId !== undefined && { seriesId }),
    ...(unitId !== undefined && { unitId }),
    ...(residentsOf.length > 0 && { residentsOf }),
    ...(event.minimum && event.minimum.missed === undefined && { minimumUntil: event.minimum.until }),
    publishedAt: event.publishedAt ?? madeAt(event),
    hasRoom: roomUntil !== undefined,
    ...(roomUntil && { roomUntil }),
    ...(seatsLeaveAt && { seatsLeaveAt }),
    ...(lapsesAt && { lapsesAt }),
    terms: termsOf(wordsIn(event)),
  };
}

/** Ids begin with the milliseconds since 1970 at which they were given (RFC 9562, version 7). */
const MADE_AT = /^([\da-f]{8})-([\da-f]{4})-7/;

export function madeAt({ _id, signUpOpensAt }: Pick<KeptEvent, '_id' | 'signUpOpensAt'>): Date {
  const [, high, low] = MADE_AT.exec(_id) ?? [];
  return high !== undefined && low !== undefined ? new Date(Number.parseInt(high + low, 16)) : signUpOpensAt;
}

/** Undefined where whoever comes next waits. */
export const roomUntilOf = (event: KeptEvent): Date | undefined => roomUntil(counted(event));

/** Undefined where nobody leaves a place, and while it is put off. */
export const seatsLeaveAtOf = ({ status, walkedIn }: KeptEvent): Date | undefined =>
  status === 'postponed' ? undefined : nextLeaving(walkedIn);

/** Undefined where nobody waits for a place, or has one only for now. */
export const lapsesAtOf = (event: KeptEvent): Date | undefined => nextLapse(counted(event));

const counted = ({ pools = [], placesHeld = 0, ...event }: KeptEvent): CommunityEvent =>
  ({ ...event, pools, placesHeld }) as CommunityEvent;

const wordsIn = ({ title, text, place, address, tags = [] }: KeptEvent): string[] => [
  ...[title.zh, title.en, ...tags, place.zh, place.en],
  ...(address ? [address.zh, address.en] : []),
  ...[text.zh.slice(0, TEXT_FOUND), text.en.slice(0, TEXT_FOUND)],
];
