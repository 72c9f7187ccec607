import { ChangeRegistrationForm, GetRegistrationForm, GetSignUpForm, SetSignUpForm } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** What events ask of those who sign up, and what they answer. */
export const formsRoutes: readonly Route[] = [
  route('POST /events/:eventId/form', SetSignUpForm, { summary: 'Say what an event asks of those who sign up' }),
  route('GET /events/:eventId/form', GetSignUpForm, { summary: 'Read what an event asks of those who sign up' }),
  route('POST /registrations/:registrationId/form', ChangeRegistrationForm, {
    summary: 'Fill in the form of my registration anew',
  }),
  route('GET /registrations/:registrationId/form', GetRegistrationForm, { summary: 'Read the form of a registration in full' }),
];
