import {
  GetPickUp,
  GetPickUpRule,
  ListMyPickUps,
  NamePickUpPerson,
  RemovePickUpPerson,
  SetMyPickUp,
} from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Who may fetch whom. */
export const pickUpRoutes: readonly Route[] = [
  route('GET /events/:eventId/pick-up-rule', GetPickUpRule, { summary: 'Read whether an event asks who fetches' }),
  route('GET /registrations/:registrationId/pick-up', GetPickUp, { summary: 'See who may fetch for a registration' }),
  route('POST /registrations/:registrationId/pick-up', SetMyPickUp, { summary: 'Say whether I fetch, and of what I am told' }),
  route('POST /registrations/:registrationId/pick-up-persons', NamePickUpPerson, {
    summary: 'Name somebody who may fetch',
    status: 201,
  }),
  route('POST /registrations/:registrationId/pick-up-persons/:pickUpPersonId/remove', RemovePickUpPerson, {
    summary: 'Let somebody fetch no more',
  }),
  route('GET /me/pick-ups', ListMyPickUps, { summary: 'List who may fetch for my registrations' }),
];
