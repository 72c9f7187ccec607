import { CommunityEventView, FeedbackResults, RegistrationView } from '@linli/contracts/events';
import { GATHERINGS } from '../seed/chenghua';
import { PEOPLE, PersonName } from '../seed/people';
import { Story } from '../story';
import { Gathering } from './parts';

const ORGANISER = 'wangping';
const GATE = 'door';
/** Two mornings with room for three each. */
const MORNINGS = { first: -5, second: -4 } as const;
const PLACES = 3;

type Morning = keyof typeof MORNINGS;

/** Two mornings of bamboo weaving: signed up for one by one, also when the first is over; somebody comes without a registration, and all say how it was. */
export async function craftMornings(story: Story): Promise<void> {
  await story.at(-6, '18:00');
  const crafts = await publishMornings(story);
  const both = await signUp(story, crafts, ['resident6', ['first', 'second']]);
  const first = await signUp(story, crafts, ['resident7', ['first']]);
  await story.at(-5, '09:00');
  story.due('event-in-one-hour', crafts.id, 'resident6', 'resident7');
  await story.at(-5, '09:50');
  await letIn(story, crafts, ['resident6', both, 'first']);
  await letIn(story, crafts, ['resident7', first, 'first']);
  await story.at(-5, '20:00');
  story.due('event-tomorrow', crafts.id, 'resident6');
  const late = await signUp(story, crafts, ['resident8', ['second']]);
  await story.at(-4, '09:00');
  story.due('event-in-one-hour', crafts.id, 'resident6', 'resident8');
  await story.at(-4, '09:50');
  await letIn(story, crafts, ['resident6', both, 'second']);
  await letIn(story, crafts, ['resident8', late, 'second']);
  await walkIn(story, crafts);
  await story.at(-4, '12:40');
  story.due('event-feedback', crafts.id, 'resident6', 'resident7', 'resident8');
  await story.notices.arrived();
  await sayHowItWas(story, crafts);
}

async function publishMornings(story: Story): Promise<Gathering> {
  const { calendar } = story;
  const times = (morning: Morning) => ({
    startsAt: calendar.at(MORNINGS[morning], '10:00'),
    endsAt: calendar.at(MORNINGS[morning], '11:30'),
  });
  const { title } = GATHERINGS.crafts;
  const { id } = await story.act<CommunityEventView>(ORGANISER, '/events', {
    ...GATHERINGS.crafts,
    ...{ areaCode: PEOPLE[ORGANISER].areaCodes[0], startsAt: times('first').startsAt, endsAt: times('second').endsAt },
    ...{ capacity: 2 * PLACES, signUpOpensAt: calendar.at(-6, '18:00'), signUpClosesAt: times('first').startsAt },
  });
  const sessions = (['first', 'second'] as const).map((key) => ({ key, ...times(key), capacity: PLACES }));
  await story.act(ORGANISER, `/events/${id}/sessions`, { enrolment: 'session', sessions });
  await story.act(ORGANISER, `/events/${id}/publish`);
  story.tally.events += 1;
  story.tell('programmePublished', {
    who: PEOPLE[ORGANISER].name,
    title: title[story.in],
    count: sessions.length,
    capacity: PLACES,
  });
  return { id, title, organiser: ORGANISER };
}

/** One person for some of the mornings; also while it goes on. */
async function signUp(
  story: Story,
  { id, title }: Gathering,
  [who, mornings]: [PersonName, readonly Morning[]],
): Promise<RegistrationView> {
  const needs = mornings.map((pool) => ({ pool, count: 1 }));
  const registration = await story.act<RegistrationView>(who, `/events/${id}/registrations`, { partySize: 1, needs });
  story.tally.registrations += 1;
  story.due('registration-confirmed', id, who);
  story.tell('signedUpForSessions', { who: PEOPLE[who].name, title: title[story.in], count: mornings.length });
  return registration;
}

async function letIn(
  story: Story,
  { id, title }: Gathering,
  [who, registration, session]: [PersonName, RegistrationView, Morning],
): Promise<void> {
  const scan = { registrationId: registration.id, gate: GATE, direction: 'entry', people: 1, session };
  await story.act(ORGANISER, `/events/${id}/check-ins`, { ...scan, nonce: `demonstration-${who}-${session}` });
  story.tell('cameIn', { who: PEOPLE[who].name, title: title[story.in] });
}

/** One neighbour gets the last place at the door, the next finds none. */
async function walkIn(story: Story, { id, title }: Gathering): Promise<void> {
  const oneMore = (nonce: string) => ({ gate: GATE, people: 1, session: 'second', nonce: `demonstration-${nonce}` });
  await story.act(ORGANISER, `/events/${id}/walk-ins`, oneMore('walk-in'));
  story.tell('walkedIn', { title: title[story.in] });
  const again = () => story.as(ORGANISER).post(`/events/${id}/walk-ins`, oneMore('nobody-more'));
  await story.refused(ORGANISER, 'events.no-place-for-walk-ins', again);
}

async function sayHowItWas(story: Story, { id, title }: Gathering): Promise<void> {
  await story.act('resident6', `/events/${id}/feedback`, { rating: 5, comment: '老师耐心，下次还来。' });
  await story.act('resident7', `/events/${id}/feedback`, { rating: 4, comment: 'More time for the handle, please.' });
  await story.act('resident8', `/events/${id}/feedback`, { rating: 5 });
  const { count, average = '' } = await story.as(ORGANISER).get<FeedbackResults>(`/events/${id}/feedback`);
  story.tell('rated', { title: title[story.in], count, average });
}
