import { CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { AssignmentView, ShiftList } from '@linli/contracts/volunteers';
import { GATHERINGS } from '../seed/chenghua';
import { PEOPLE, PersonName } from '../seed/people';
import { Story } from '../story';

/** A gathering that the story has published, and what it needs to know of it. */
export interface Gathering {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly organiser: PersonName;
}

interface Plan {
  readonly organiser: PersonName;
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly capacity: number;
}

/** The organiser creates the event and publishes it; sign-up is open from now until two hours before it starts. */
export async function publish(story: Story, key: keyof typeof GATHERINGS, plan: Plan): Promise<Gathering> {
  const { calendar } = story;
  const { organiser } = plan;
  const startsAt = calendar.at(plan.day, plan.from);
  const body = {
    ...GATHERINGS[key],
    areaCode: PEOPLE[organiser].areaCodes[0],
    startsAt,
    endsAt: calendar.at(plan.day, plan.to),
    capacity: plan.capacity,
    signUpOpensAt: calendar.at(-21, '09:00'),
    signUpClosesAt: new Date(Date.parse(startsAt) - 2 * 3_600_000).toISOString(),
  };
  const { id } = await story.act<CommunityEventView>(organiser, '/events', body);
  await story.act(organiser, `/events/${id}/publish`);
  const { title } = GATHERINGS[key];
  story.tally.events += 1;
  story.tell('published', { who: PEOPLE[organiser].name, title: title[story.in], capacity: plan.capacity });
  return { id, title, organiser };
}

/** A resident registers a party; returns the registration. */
export async function register(
  story: Story,
  { id, title }: Gathering,
  [who, partySize]: [PersonName, number],
): Promise<RegistrationView> {
  const registration = await story.act<RegistrationView>(who, `/events/${id}/registrations`, { partySize });
  const waiting = registration.status === 'waiting';
  story.tally.registrations += 1;
  story.tally.waiting += waiting ? 1 : 0;
  story.due(waiting ? 'registration-waitlisted' : 'registration-confirmed', id, who);
  story.tell(waiting ? 'waitlisted' : 'confirmed', { who: PEOPLE[who].name, title: title[story.in], size: partySize });
  return registration;
}

interface Wanted {
  readonly task: { readonly zh: string; readonly en: string };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly needed: number;
}

/** The organiser asks for volunteers; returns the shifts in the order asked for. */
export async function callForVolunteers(
  story: Story,
  { id, title, organiser }: Gathering,
  shifts: readonly Wanted[],
): Promise<ShiftList['items']> {
  const key = story.nextKey();
  const called = await story.onceKnown(() => story.as(organiser).post<ShiftList>(`/events/${id}/shifts`, { shifts }, key));
  story.tell('shiftsCalled', { who: PEOPLE[organiser].name, title: title[story.in], count: shifts.length });
  return shifts.map((wanted) => called.items.find(({ task }) => task.en === wanted.task.en) as ShiftList['items'][number]);
}

/** A volunteer signs up for a shift. */
export async function takeShift(story: Story, shift: ShiftList['items'][number], who: PersonName): Promise<void> {
  const { shift: after } = await story.act<AssignmentView>(who, `/shifts/${shift.id}/assignments`);
  story.tally.shifts += after.taken === after.needed ? 1 : 0;
  story.due('shift-assigned', shift.id, who);
  story.tell('shiftTaken', { who: PEOPLE[who].name, task: shift.task[story.in] });
}

/** The organiser marks that a volunteer was there, or was not. */
export async function markAttendance(
  story: Story,
  [organiser, shiftId]: [PersonName, string],
  { who, attended }: { who: PersonName; attended: boolean },
): Promise<void> {
  const body = { volunteerId: await story.as(who).id(), attended };
  const { minutes } = await story.act<AssignmentView>(organiser, `/shifts/${shiftId}/attendance`, body);
  if (!attended) return;
  story.due('hours-credited', shiftId, who);
  story.tell('attended', { who: PEOPLE[who].name, minutes });
}
