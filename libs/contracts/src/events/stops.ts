import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent, defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Pattern, Text, TextList, TimeZone, Whole } from '../fields';
import { PageQuery } from '../paging';
import { type Point, PointField } from '../point';
import { ChangedMeanwhile, NotOwner, OutsideOwnArea } from '../shared-errors';
import { CommunityEventIdBody } from './community-events';
import { EventNotEditable, EventNotFound, RegistrationNotFound } from './errors';
import { RegistrationEnded } from './form-errors';
import { POOL_KEY } from './places';
import { SessionCounted } from './programme';
import { RegistrationIdBody } from './registrations';
import { SessionNotFound } from './session-errors';
import { SESSION_STATUSES, type SessionStatus } from './sessions';
import { LineOver, LineTooLarge, OffBeforeOn, StopNamedTwice, StopNotKnown, StopsInUse, StopsOutOfOrder } from './stop-errors';

/** A line has so many stops at most. */
export const MOST_STOPS = 40;
/** A line with stops has so many seats at most: the list of one run is one answer. */
export const LARGEST_LINE = 1_000;

const StopKey = (about: string, example = 'river-garden') => Pattern({ about, pattern: POOL_KEY, example });

/** Where a run stops. */
export class Stop {
  @StopKey('By which it is known, for as long as the line lives') key: string;
  @Nested(() => BilingualTitle, { about: 'What it is called', example: { zh: '锦江花园', en: 'River garden' } })
  title: BilingualTitle;
  @Nested(() => BilingualTitle, {
    about: 'Where it is',
    example: { zh: '望平街 12 号门口', en: 'In front of 12 Wangping Street' },
    optional: true,
  })
  address?: BilingualTitle;
  @PointField({ about: 'Where that is on the map', optional: true }) point?: Point;
  @Whole({ about: 'How many minutes after the start of the run it is reached', min: 0, max: 1_439, example: 0 }) minutes: number;
}

export class SetStopsBody extends CommunityEventIdBody {
  @ListOf(() => Stop, { about: 'The stops in their order', max: MOST_STOPS }) stops: Stop[];
  @TimeZone({ about: 'On whose clocks times are told; those of the area if not given', optional: true }) timeZone?: string;
}

export class StopView extends Stop {
  @Instant({ about: 'When the run that is asked for is there', example: '2027-03-01T07:20:00+08:00', optional: true })
  at?: string;
}

/** The run that is told of. */
export class RunView extends CommunityEventIdBody {
  @SessionCounted() session?: string;
  @Instant({ about: 'When the run starts', example: '2027-03-01T07:20:00+08:00', optional: true }) startsAt?: string;
  @OneOf(SESSION_STATUSES, { about: 'Whether it takes place', optional: true }) status?: SessionStatus;
}

export class StopsView extends RunView {
  @TimeZone({ about: 'On whose clocks times are told', optional: true }) timeZone?: string;
  @Whole({ about: 'Counts up with every change of the stops', min: 0, max: 1_000_000, example: 1 }) version: number;
  @ListOf(() => StopView, { about: 'The stops in their order', max: MOST_STOPS }) items: StopView[];
}

export class RunBody extends CommunityEventIdBody {
  @Pattern({ about: 'The session that is the run', pattern: POOL_KEY, example: '2027-03-01-0720', optional: true })
  session?: string;
}

export class GetStopListBody extends RunBody {
  @Flag({ about: 'Names in full, not masked', example: false, optional: true }) full?: boolean;
}

export class ChooseStopsBody extends RegistrationIdBody {
  @StopKey('Where the party gets on') on: string;
  @StopKey('Where it gets off', 'school') off: string;
}

export class StopChoiceView extends ChooseStopsBody {
  @Id({ about: 'The event that is the line' }) eventId: string;
  @Instant({ about: 'When it was chosen last', example: '2027-02-20T09:00:03+08:00' }) changedAt: string;
}

export class StopChoicePage {
  @ListOf(() => StopChoiceView, { about: 'What was chosen last first', max: 100 }) items: StopChoiceView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** One party on a run. */
export class Passenger {
  @Id({ about: 'The registration' }) registrationId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @Whole({ about: 'How many people of the party', min: 1, max: 6, example: 1 }) people: number;
  @TextList({
    about: 'Who they are, as far as the form of sign-up names them; masked where it is nobody’s need',
    max: 6,
    longest: 60,
    optional: true,
  })
  names?: string[];
}

export class StopOfRun extends StopView {
  @Whole({ about: 'How many people get on', min: 0, max: 6_000, example: 4 }) on: number;
  @Whole({ about: 'How many people get off', min: 0, max: 6_000, example: 0 }) off: number;
  @Whole({ about: 'How many people are on board when it goes on', min: 0, max: 6_000, example: 4 }) onBoard: number;
  @ListOf(() => Passenger, { about: 'Who gets on, in order of arrival at sign-up', max: LARGEST_LINE }) gettingOn: Passenger[];
  @ListOf(() => Passenger, { about: 'Who gets off', max: LARGEST_LINE }) gettingOff: Passenger[];
}

export class StopListView extends RunView {
  @Whole({ about: 'How many people have a seat', min: 0, max: 6_000, example: 30 }) people: number;
  @ListOf(() => StopOfRun, { about: 'The stops in their order', max: MOST_STOPS }) stops: StopOfRun[];
  @ListOf(() => Passenger, { about: 'Who has a seat and has not chosen stops', max: LARGEST_LINE }) notChosen: Passenger[];
}

/**
 * Says where the runs of a line stop; given again, all stops are as given. What parties have chosen stays possible: a stop that is chosen
 * cannot be taken away, nor can two change places between which somebody rides.
 */
export const SetStops = defineCommand('events.set-stops', {
  body: SetStopsBody,
  reply: StopsView,
  fails: [
    ...[EventNotFound, OutsideOwnArea, EventNotEditable, ChangedMeanwhile],
    ...[StopNamedTwice, StopsOutOfOrder, StopsInUse, LineTooLarge],
  ],
});

/** The stops of a line, and when one of its runs is there; those of a draft only for organisers of its area. */
export const ListStops = defineQuery('events.list-stops', {
  body: RunBody,
  reply: StopsView,
  fails: [EventNotFound, SessionNotFound],
});

/** Says where the party gets on and off, waiting ones too; said again it replaces what was said before, until the line is over. */
export const ChooseStops = defineCommand('events.choose-stops', {
  body: ChooseStopsBody,
  reply: StopChoiceView,
  fails: [RegistrationNotFound, NotOwner, RegistrationEnded, LineOver, StopNotKnown, OffBeforeOn, ChangedMeanwhile],
});

/** Where the caller’s parties get on and off. */
export const ListMyStops = defineQuery('events.list-my-stops', { body: PageQuery, reply: StopChoicePage });

/** Who gets on and off at each stop of a run, and how many are on board. Nobody rides a run that is called off. */
export const GetStopList = defineQuery('events.get-stop-list', {
  body: GetStopListBody,
  reply: StopListView,
  fails: [EventNotFound, OutsideOwnArea, SessionNotFound, LineTooLarge],
});

export class StopsChosenBody extends ChooseStopsBody {
  @Id({ about: 'The event that is the line' }) eventId: string;
  @Id({ about: 'Who registered' }) residentId: string;
}

/** Published when a party says where it gets on and off, or says it otherwise. */
export const StopsChosen = defineEvent('events.stops-chosen', 1, {
  body: StopsChosenBody,
  subject: ({ eventId }) => eventId,
});
