import { randomUUID } from 'node:crypto';
import { actsInArea, OutsideOwnArea } from '@linli/contracts';
import {
  AttendanceView,
  CommunityEventIdBody,
  CommunityEventView,
  EventNotFound,
  FilledFormView,
  GetAttendance,
  GetAttendanceBody,
  GetCommunityEvent,
  GetSignUpForm,
  GetSignUpFormBody,
  ListRegistrations,
  ListRegistrationsBody,
  Question,
  RegistrationPage,
  SignUpFormView,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { AREA } from './gateway-system';

/** The event of the area of the tests, with so many registrations. */
export const BUSY_EVENT = { id: randomUUID(), registrations: 250 };

const A_QUESTION: Question = {
  ...{ key: 'meal', kind: 'choice', required: false, title: { zh: '餐食', en: '=Meal' } },
  choices: [{ key: 'vegetarian', title: { zh: '素食', en: 'Vegetarian' } }],
};

/** What the first party has filled in, shown in full where it is asked for so. */
const aForm = (full = false): FilledFormView => ({
  ...{ version: 1, filledAt: '2026-03-02T04:00:00.000Z', answers: [{ question: 'meal', choices: ['vegetarian'] }] },
  attendees: [{ name: full ? '=林小满' : '=**', birthYear: 2015, answers: [] }],
});

@Handles(ListRegistrations)
class ListRegistrationsHandler {
  async handle(query: ListRegistrationsBody, { actor }: MessageContext): Promise<RegistrationPage> {
    const { eventId, status = 'confirmed', limit = 20, after = '0' } = query;
    if (eventId !== BUSY_EVENT.id) throw new EventNotFound();
    if (!actsInArea(actor, AREA, 'organiser')) throw new OutsideOwnArea();
    const begin = Number(after);
    const end = Math.min(begin + limit, BUSY_EVENT.registrations);
    const items = Array.from({ length: end - begin }, (_each, at) => ({
      ...{ id: randomUUID(), eventId, residentId: randomUUID(), partySize: 2, came: 1, status },
      ...{ arrival: begin + at + 1, registeredAt: '2026-03-02T04:00:00.000Z' },
      ...(begin + at === 0 && { form: aForm(query.full), needs: [{ pool: 'kids', count: 2 }] }),
    }));
    return { items, ...(end < BUSY_EVENT.registrations && { next: String(end) }) };
  }
}

@Handles(GetSignUpForm)
class GetSignUpFormHandler {
  async handle({ eventId }: GetSignUpFormBody): Promise<SignUpFormView> {
    return { eventId, version: 1, attendees: 'optional', questions: [A_QUESTION] };
  }
}

@Handles(GetAttendance)
class GetAttendanceHandler {
  async handle({ eventId }: GetAttendanceBody): Promise<AttendanceView> {
    return { eventId, registered: 500, inside: 253, came: 250, noShows: 250, walkIns: 3, gates: [] };
  }
}

@Handles(GetCommunityEvent)
class GetCommunityEventHandler {
  async handle({ eventId: id }: CommunityEventIdBody): Promise<CommunityEventView> {
    const title = { zh: '=儿童', en: '=Kids' };
    const pools = [{ key: 'kids', title, capacity: 9, taken: 2 }];
    const times = { startsAt: '2026-03-05T04:00:00.000Z', endsAt: '2026-03-05T07:00:00.000Z' };
    return {
      ...{ id, areaCode: AREA, title, text: title, place: title, capacity: 500, status: 'published', ...times, pools },
      ...{ signUpOpensAt: times.startsAt, signUpClosesAt: times.endsAt, placesTaken: 2, peopleWaiting: 0, revision: 1 },
    };
  }
}

@Module({ controllers: [ListRegistrationsHandler, GetSignUpFormHandler, GetCommunityEventHandler, GetAttendanceHandler] })
class RegistrationDeskModule {}

/** A small service that lists registrations, in the place of events. */
export const registrationDesk: ServiceDefinition = { name: 'events', contracts: [], module: RegistrationDeskModule };
