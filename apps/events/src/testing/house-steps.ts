import { BookRoom, CreateCommunityEvent, CreateHouse, GetTimetable, PublishCommunityEvent } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { anEventBody, anOrganiser, aResident } from './builders';
import { aHouseBody } from './houses';

/** An instant of Saturday, the 7th of March, or another day, on the clocks of Chengdu. */
export const at = (clock: string, day = '2026-03-07'): string => new Date(`${day}T${clock}:00+08:00`).toISOString();

/** The times of an event of that day, with sign-up until it starts. */
export const times = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to), signUpClosesAt: at(from) });

/** What organisers and residents do with houses. */
export class HouseSteps {
  readonly organiser = anOrganiser();

  constructor(private readonly system: TestSystem) {}

  aHouse(given: object = {}) {
    return this.system.ask(CreateHouse, aHouseBody(given), this.organiser);
  }

  async aDraft(from: string, to: string, given: object = {}): Promise<string> {
    return (await this.system.ask(CreateCommunityEvent, anEventBody({ ...times(from, to), ...given }), this.organiser)).id;
  }

  book(eventId: string, houseId: string, room = 'library') {
    return this.system.ask(BookRoom, { eventId, houseId, room }, this.organiser);
  }

  /** A published event that has the library. */
  async published(from: string, to: string, houseId: string): Promise<string> {
    const eventId = await this.aDraft(from, to);
    await this.book(eventId, houseId);
    await this.system.ask(PublishCommunityEvent, { eventId }, this.organiser);
    return eventId;
  }

  /** The timetable of that day. */
  seen(houseId: string, actor = aResident()) {
    return this.system.ask(GetTimetable, { houseId, from: at('00:00'), to: at('00:00', '2026-03-08') }, actor);
  }

  /** Which event begins when, as anybody sees it. */
  async taken(houseId: string) {
    return (await this.seen(houseId)).items.map(({ startsAt, eventId }) => [startsAt.slice(11, 16), eventId]);
  }
}
