import { BilingualTitle } from '../bilingual';
import { Flag, Instant, Nested, OneOf, Pattern, Whole } from '../fields';

/** Names of pools: short, and the same for as long as the event lives. */
export const POOL_KEY = /^[a-z0-9]+(-[a-z0-9]+){0,5}$/;

/** How many places of one pool a party needs. */
export class PoolNeed {
  @Pattern({ about: 'The pool', pattern: POOL_KEY, example: 'children' }) pool: string;
  @Whole({ about: 'How many places', min: 1, max: 6, example: 1 }) count: number;
}

/** How many places of one pool people sit on who have not registered. */
export class PlacesOfPool {
  @Pattern({ about: 'The pool', pattern: POOL_KEY, example: 'children' }) pool: string;
  @Whole({ about: 'How many places', min: 1, max: 100, example: 1 }) count: number;
}

/** On how many places people sit who have not registered. */
export const SatOn = (about: string) => Whole({ about, min: 0, max: 10_000_000, example: 2, optional: true });

/** Places of one kind: for children, for one session, at one stop. */
export class PoolOfPlaces {
  @Pattern({ about: 'By which it is asked for', pattern: POOL_KEY, example: 'children' }) key: string;
  @Nested(() => BilingualTitle, { about: 'What they are', example: { zh: '儿童', en: 'Children' } }) title: BilingualTitle;
  @Whole({ about: 'How many there are', min: 0, max: 100_000, example: 30 }) capacity: number;
}

export class PoolView extends PoolOfPlaces {
  @Whole({ about: 'How many are taken, held or offered', min: 0, max: 100_000, example: 12 }) taken: number;
  @Flag({ about: 'They are the places of the session of that name', example: true, optional: true }) ofSession?: boolean;
  @Instant({ about: 'When that session starts', optional: true }) startsAt?: string;
  @SatOn('On how many people sit who have not registered') walkIns?: number;
  @Instant({ about: 'From when people sign up for that session, where it says so', optional: true }) signUpOpensAt?: string;
  @Instant({ about: 'Until when people sign up for that session, where that is before it starts', optional: true })
  signUpClosesAt?: string;
}

/** What happens when a place becomes free for somebody who waits: they have it, or are asked whether they still want it. */
export const PROMOTIONS = ['automatic', 'offers'] as const;
export type Promotion = (typeof PROMOTIONS)[number];

/** Whether a party that does not fit may be passed by those behind it. */
export const WAITING_POLICIES = ['strict-order', 'best-fit'] as const;
export type WaitingPolicy = (typeof WAITING_POLICIES)[number];

/** How people get places; what is not said stays as it is. */
export class SignUpRulesBody {
  @OneOf(PROMOTIONS, { about: 'Whoever moves up has the place at once, or is offered it for some hours', optional: true })
  promotion?: Promotion;
  @Whole({
    about: 'How long an offer stands at most, in hours; shorter when the start is near',
    min: 1,
    max: 168,
    example: 12,
    optional: true,
  })
  offerHours?: number;
  @OneOf(WAITING_POLICIES, { about: 'Nobody is ever passed, or those who do not fit may be', optional: true })
  waitingPolicy?: WaitingPolicy;
  @Whole({ about: 'How often one party may be passed at most under best-fit', min: 0, max: 20, example: 3, optional: true })
  mostSkips?: number;
  @Whole({ about: 'How many people may wait at most', min: 0, max: 20_000, example: 500, optional: true }) waitingLimit?: number;
  @Whole({ about: 'How many people one registration is for at most', min: 1, max: 6, example: 4, optional: true })
  largestParty?: number;
  @Whole({
    about: 'How many people of one enterprise may register; 0 when the event is not for enterprises',
    min: 0,
    max: 1_000,
    example: 3,
    optional: true,
  })
  placesPerEnterprise?: number;
  @Flag({
    about:
      'People of enterprises that staff have not verified may come, too, where the event is for enterprises; not if never said',
    example: false,
    optional: true,
  })
  unverifiedEnterprises?: boolean;
  @Flag({ about: 'The organiser approves each registration', example: false, optional: true }) approval?: boolean;
  @Whole({
    about: 'How long places are held for those who asked for it, in minutes',
    min: 1,
    max: 60,
    example: 10,
    optional: true,
  })
  holdMinutes?: number;
  @Flag({ about: 'Whoever has a place may pass it on to somebody else', example: true, optional: true }) transfers?: boolean;
  @Whole({
    about: 'Until how many hours before the start places may be passed on; two, when the doors open, if never said',
    min: 2,
    max: 720,
    example: 24,
    optional: true,
  })
  transferHours?: number;
  @Flag({
    about: 'Whoever has a place and does not come is said to have missed it, where the area has a rule; true if never said',
    example: true,
    optional: true,
  })
  noShowsCount?: boolean;
  @Flag({
    about:
      'Each person of a party needs a place of a pool; so it is where several pools, or places of sessions, are set and nothing was said',
    example: true,
    optional: true,
  })
  poolForEach?: boolean;
}

export class SignUpRulesView {
  @OneOf(PROMOTIONS, { about: 'Whoever moves up has the place at once, or is offered it for some hours' }) promotion: Promotion;
  @Whole({ about: 'How long an offer stands at most, in hours', min: 1, max: 168, example: 12 }) offerHours: number;
  @OneOf(WAITING_POLICIES, { about: 'Nobody is ever passed, or those who do not fit may be' }) waitingPolicy: WaitingPolicy;
  @Whole({ about: 'How often one party may be passed at most under best-fit', min: 0, max: 20, example: 3 }) mostSkips: number;
  @Whole({ about: 'How many people may wait at most', min: 0, max: 20_000, example: 500 }) waitingLimit: number;
  @Whole({ about: 'How many people one registration is for at most', min: 1, max: 6, example: 6 }) largestParty: number;
  @Whole({
    about: 'How many people of one enterprise may register; 0 when the event is not for enterprises',
    min: 0,
    max: 1_000,
    example: 0,
  })
  placesPerEnterprise: number;
  @Flag({
    about:
      'People of enterprises that staff have not verified may come, too, where the event is for enterprises; not if never said',
    example: false,
    optional: true,
  })
  unverifiedEnterprises?: boolean;
  @Flag({ about: 'The organiser approves each registration', example: false }) approval: boolean;
  @Whole({ about: 'How long places are held, in minutes', min: 1, max: 60, example: 10 }) holdMinutes: number;
  @Flag({ about: 'Whoever has a place may pass it on to somebody else; not if missing', example: true, optional: true })
  transfers?: boolean;
  @Whole({
    about: 'Until how many hours before the start places may be passed on; two if missing',
    min: 2,
    max: 720,
    example: 24,
    optional: true,
  })
  transferHours?: number;
  @Flag({
    about: 'Whoever has a place and does not come is said to have missed it, where the area has a rule; true if never said',
    example: true,
    optional: true,
  })
  noShowsCount?: boolean;
  @Flag({
    about:
      'Each person of a party needs a place of a pool; so it is where several pools, or places of sessions, are set and nothing was said',
    example: true,
    optional: true,
  })
  poolForEach?: boolean;
}
