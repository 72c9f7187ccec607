import { defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, OneOf, Whole } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { EventNotFound } from './errors';
import { FeedbackSummary } from './feedback';
import { MinimumView } from './minimum-view';
import { REGISTRATION_STATUSES, type RegistrationStatus } from './registration-moves';

export const FIGURE_STEPS = ['hour', 'day'] as const;
export type FigureStep = (typeof FIGURE_STEPS)[number];

/** So many steps are shown at most. */
export const MOST_STEPS = 200;

export class GetFiguresBody {
  @Id({ about: 'The event' }) eventId: string;
  @OneOf(FIGURE_STEPS, { about: 'How sign-ups are counted together; by the day if not given', optional: true }) per?: FigureStep;
  @Instant({
    about: 'From when they are counted, up to 200 steps; from when sign-up opened if not given',
    example: '2026-11-22T00:00:00+08:00',
    optional: true,
  })
  from?: string;
}

/** Registrations that stand somewhere. */
export class StatusFigures {
  @OneOf(REGISTRATION_STATUSES, { about: 'Where they stand' }) status: RegistrationStatus;
  @Whole({ about: 'How many registrations', min: 0, max: 10_000_000, example: 97 }) registrations: number;
  @Whole({ about: 'For how many people', min: 0, max: 10_000_000, example: 138 }) people: number;
}

/** Registrations that came in one step. */
export class StepFigures {
  @Instant({ about: 'When the step begins' }) from: string;
  @Whole({ about: 'How many registrations came', min: 1, max: 10_000_000, example: 41 }) registrations: number;
  @Whole({ about: 'For how many people', min: 1, max: 10_000_000, example: 60 }) people: number;
}

/** Registrations of those who live in one community. */
export class HomeFigures {
  @AreaCode({ about: 'The community, or the larger area that was named; not there for who had not said', optional: true })
  areaCode?: string;
  @Whole({ about: 'How many registrations', min: 1, max: 10_000_000, example: 41 }) registrations: number;
  @Whole({ about: 'For how many people', min: 1, max: 10_000_000, example: 60 }) people: number;
}

/** So many communities are told of at most. */
export const MOST_HOMES = 200;

export class EventFigures {
  @Id({ about: 'The event' }) eventId: string;
  @Whole({ about: 'How many people can take part', min: 1, max: 100_000, example: 200 }) capacity: number;
  @Whole({ about: 'People with a confirmed place', min: 0, max: 100_000, example: 138 }) confirmed: number;
  @Whole({ about: 'People for whom places are held or offered, or who wait for approval', min: 0, max: 100_000, example: 4 })
  held: number;
  @Whole({ about: 'People on the waiting list', min: 0, max: 10_000_000, example: 12 }) waiting: number;
  @Whole({
    about: 'People who came without a registration; none where there were none',
    min: 1,
    max: 10_000_000,
    example: 10,
    optional: true,
  })
  walkIns?: number;
  @Whole({
    about: 'People who came, as check-in knows; none where it was not used',
    min: 0,
    max: 100_000,
    example: 120,
    optional: true,
  })
  came?: number;
  @Whole({
    about: 'People with a place who did not come, once the event is over and where check-in was used',
    min: 0,
    max: 100_000,
    example: 18,
    optional: true,
  })
  noShows?: number;
  @ListOf(() => StatusFigures, {
    about: 'Registrations by where they stand; those cancelled were withdrawn, or went with the event',
    max: 20,
  })
  byStatus: StatusFigures[];
  @ListOf(() => HomeFigures, {
    about: 'Registrations that have not ended by the community that people lived in when they registered, the most people first',
    max: MOST_HOMES,
    optional: true,
  })
  byHomeArea?: HomeFigures[];
  @ListOf(() => StepFigures, { about: 'Registrations by when they came; steps without any are left out', max: MOST_STEPS })
  signUps: StepFigures[];
  @Nested(() => MinimumView, { about: 'How many people it needs, and until when', optional: true }) minimum?: MinimumView;
  @Nested(() => FeedbackSummary, { about: 'How it was for those who came' }) feedback: FeedbackSummary;
}

/** The figures of an event, for organisers of its area. */
export const GetFigures = defineQuery('events.get-figures', {
  body: GetFiguresBody,
  reply: EventFigures,
  fails: [EventNotFound, OutsideOwnArea],
});
