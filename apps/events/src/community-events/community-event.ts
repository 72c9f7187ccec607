import { Acting, Actor, actsInArea, BilingualText, BilingualTitle, ErrorClass, errorAt, OutsideOwnArea } from '@linli/contracts';
import {
  CommunityEventStatus,
  CreateCommunityEventBody,
  EndsBeforeStart,
  EventNotOpen,
  EventTooLong,
  PoolView,
  ProgrammeView,
  SignUpRulesView,
  SignUpWindowNotValid,
  StartsInThePast,
  VenueView,
} from '@linli/contracts/events';
import { AtItsDoors } from '../check-in/walked-in';
import { SignUpForm } from '../forms/form';
import { detailsOf, EventDetails } from './details';
import { Split } from './event-split';
import { statusAfter } from './event-states';

/** The longest that one event may last, in days; lists rely on it to find what is still going on. */
export const LONGEST_EVENT_DAYS = 190;

/** How many people with a confirmed place an event needs until when; whether there were fewer, once that is known. */
export interface Minimum {
  readonly people: number;
  readonly until: Date;
  readonly missed?: boolean;
}

/** One gathering that people can register for, with the count of its places. */
export interface CommunityEvent extends EventDetails, AtItsDoors {
  readonly _id: string;
  readonly areaCode: string;
  readonly organiserId: string;
  readonly title: BilingualTitle;
  readonly text: BilingualText;
  readonly place: BilingualTitle;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly signUpOpensAt: Date;
  readonly signUpClosesAt: Date;
  /** How many people can take part, whatever else they need. */
  readonly capacity: number;
  /** Places of which a party may need some beside, such as those of one session. */
  readonly pools: readonly PoolView[];
  readonly signUpRules: SignUpRulesView;
  /** What it asks of those who sign up, where it has ever asked anything. */
  readonly form?: SignUpForm;
  /** Where the event has sessions. */
  readonly programme?: ProgrammeView;
  /** Where a room is booked for it. */
  readonly venue?: VenueView;
  readonly status: CommunityEventStatus;
  readonly minimum?: Minimum;
  /** Why it is put off or called off. */
  readonly reason?: BilingualTitle;
  /** When it would have started before it was moved last. */
  readonly previousStartsAt?: Date;
  /** When what was to come of its programme was put off or called off. */
  readonly brokenOffAt?: Date;
  /** By how much what was to come of it has been moved since it began, all in all. */
  readonly movedOnMs?: number;
  /** Counts up with every change that listeners hear of. */
  readonly revision: number;
  /** When the revision last counted up; missing for events of before this was kept. */
  readonly changedAt?: Date;
  /** When it was published first; missing for drafts, and for events of before this was kept. */
  readonly publishedAt?: Date;
  /** People with a confirmed place. */
  readonly placesTaken: number;
  /** People for whom a place is held or offered, or who wait for approval; with `placesTaken` never grows beyond `capacity`. */
  readonly placesHeld: number;
  /** People on the waiting list. */
  readonly peopleWaiting: number;
  /** Registrations so far, cancelled ones included: the last number given out in order of arrival. */
  readonly arrivals: number;
  /** Pools whose free places are kept for those who wait, under the key of all of it those of the event; only where people sign up for single sessions. */
  readonly claimed?: readonly string[];
  /** Whoever could get no place any more by then has been told so, and has ended. */
  readonly lapsedUntil?: Date;
  /** While a part of its registrations goes to another event, or comes from one: nobody new comes then, and nobody moves up. */
  readonly split?: Split;
  /** The sitting of the sign-up desk that the event stands at. */
  readonly sequence: number;
}

/** Places go to those who wait at once and in strict order, one party of six at most. */
export const USUAL_SIGN_UP_RULES: SignUpRulesView = {
  promotion: 'automatic',
  offerHours: 12,
  waitingPolicy: 'strict-order',
  mostSkips: 3,
  waitingLimit: 20_000,
  largestParty: 6,
  placesPerEnterprise: 0,
  approval: false,
  holdMinutes: 10,
};

type Times = Pick<CommunityEvent, 'startsAt' | 'endsAt' | 'signUpOpensAt' | 'signUpClosesAt'>;

/** A new draft of an organiser of the area. */
export function draft(id: string, body: CreateCommunityEventBody, { actor, now }: Acting): CommunityEvent {
  const { areaCode, title, text, place, capacity } = body;
  assertOwnArea(actor, areaCode);
  return {
    _id: id,
    areaCode,
    organiserId: actor.id,
    ...{ title, text, place, capacity },
    ...validTimes(body, now),
    ...detailsOf(body),
    pools: [],
    signUpRules: USUAL_SIGN_UP_RULES,
    status: 'draft',
    ...{ revision: 1, changedAt: now },
    ...{ placesTaken: 0, placesHeld: 0, peopleWaiting: 0, arrivals: 0, sequence: 0 },
  };
}

/** The draft opened to everybody. */
export function publish(communityEvent: CommunityEvent, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'publish');
  if (hasBegun(communityEvent, now)) throw new StartsInThePast();
  return { ...revised(communityEvent, now), status, publishedAt: communityEvent.publishedAt ?? now };
}

/** The event as one that listeners are to hear of again. */
export const revised = (communityEvent: CommunityEvent, now: Date): CommunityEvent => ({
  ...communityEvent,
  ...{ revision: communityEvent.revision + 1, changedAt: now },
});

/** Throws EventNotOpen unless the event is published and has not begun. */
export function assertOpen(communityEvent: CommunityEvent, now: Date): void {
  if (!isOpen(communityEvent, now)) throw new EventNotOpen();
}

/** Published and not begun. */
export const isOpen = (communityEvent: CommunityEvent, now: Date): boolean =>
  communityEvent.status === 'published' && !hasBegun(communityEvent, now);

/** Throws EventNotOpen unless whoever is registered may still change their mind: it is open, or put off. */
export function assertGoesOn(communityEvent: CommunityEvent, now: Date): void {
  if (!goesOn(communityEvent, now)) throw new EventNotOpen();
}

/** Open, or put off. */
export const goesOn = (communityEvent: CommunityEvent, now: Date): boolean =>
  communityEvent.status === 'postponed' || isOpen(communityEvent, now);

/** A draft, thrown away or not, is seen by the organisers of its area, anything else by everybody. */
export const mayBeSeenBy = ({ status, areaCode }: CommunityEvent, actor: Actor): boolean =>
  (status !== 'draft' && status !== 'discarded') || actsInArea(actor, areaCode, 'organiser');

/** Throws OutsideOwnArea unless the actor works for the area. */
export function assertOwnArea(actor: Actor, areaCode: string): void {
  if (!actsInArea(actor, areaCode, 'organiser')) throw new OutsideOwnArea();
}

const hasBegun = ({ startsAt }: CommunityEvent, now: Date): boolean => startsAt <= now;

export interface TimesGiven {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly signUpOpensAt: string | Date;
  readonly signUpClosesAt: string;
}

/** Throws what is wrong with them first. */
export function validTimes(given: TimesGiven, now: Date, latestClosing?: string): Times {
  const [startsAt, endsAt] = [new Date(given.startsAt), new Date(given.endsAt)];
  const [signUpOpensAt, signUpClosesAt] = [new Date(given.signUpOpensAt), new Date(given.signUpClosesAt)];
  if (startsAt <= now) throw at('startsAt', StartsInThePast);
  if (endsAt <= startsAt) throw at('endsAt', EndsBeforeStart);
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_EVENT_DAYS * 86_400_000)
    throw at('endsAt', EventTooLong, { days: LONGEST_EVENT_DAYS });
  const latest = latestClosing === undefined ? startsAt : new Date(latestClosing);
  if (signUpClosesAt <= signUpOpensAt || signUpClosesAt > latest) throw at('signUpClosesAt', SignUpWindowNotValid);
  return { startsAt, endsAt, signUpOpensAt, signUpClosesAt };
}

const at = (field: keyof Times, Broken: ErrorClass, params = {}): Error => errorAt(Broken, `#/${field}`, params);
