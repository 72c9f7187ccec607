import { TASKS } from '../seed/chenghua';
import { PEOPLE } from '../seed/people';
import { Story } from '../story';
import { callForVolunteers, Gathering, markAttendance, publish, register, takeShift } from './parts';

/** What the second week has prepared before its request and its changes. */
export interface WeekTwo {
  readonly joy: Gathering;
  readonly evening: Gathering;
  readonly shiftId: string;
}

const GUESTS = ['resident6', 'resident7', 'resident8', 'resident9'] as const;
const EVENING_GUESTS = ['resident2', 'resident9', 'resident10'] as const;

/** Joy of the Universiade and an evening by the river are published and fill up. */
export async function weekTwoSignUp(story: Story): Promise<WeekTwo> {
  await story.at(-13, '10:00');
  const joy = await publish(story, 'joy', { organiser: 'hemei', day: -7, from: '14:00', to: '17:00', capacity: 20 });
  const evening = await publish(story, 'evening', { organiser: 'wangping', day: -4, from: '19:00', to: '21:00', capacity: 40 });
  for (const [at, guest] of GUESTS.entries()) await register(story, joy, [guest, at + 1]);
  for (const guest of EVENING_GUESTS) await register(story, evening, [guest, 2]);
  const { calendar } = story;
  const wanted = { task: TASKS.guide, startsAt: calendar.at(-7, '13:00'), endsAt: calendar.at(-7, '17:00'), needed: 2 };
  const [shift] = await callForVolunteers(story, joy, [wanted]);
  if (!shift) throw new Error('The shift of the second week is missing.');
  await takeShift(story, shift, 'volunteer3');
  await takeShift(story, shift, 'volunteer4');
  return { joy, evening, shiftId: shift.id };
}

/** The joyful afternoon is moved by a day, the evening is called off: reminders follow the one and are dropped with the other. */
export async function weekTwoChanges(story: Story, { joy, evening, shiftId }: WeekTwo): Promise<void> {
  await story.at(-8, '10:00');
  await moveByADay(story, joy, shiftId);
  await story.at(-7, '14:00');
  story.due('event-tomorrow', joy.id, ...GUESTS);
  story.due('shift-tomorrow', shiftId, 'volunteer3', 'volunteer4');
  story.tell('reminded', { count: 6, what: joy.title[story.in] });
  await story.at(-6, '13:10');
  story.due('event-in-one-hour', joy.id, ...GUESTS);
  story.tell('reminded', { count: 4, what: joy.title[story.in] });
  await story.at(-6, '17:30');
  story.due('event-feedback', joy.id, ...GUESTS);
  await markAttendance(story, [joy.organiser, shiftId], { who: 'volunteer3', attended: true });
  await markAttendance(story, [joy.organiser, shiftId], { who: 'volunteer4', attended: false });
  await callOff(story, evening);
}

async function moveByADay(story: Story, joy: Gathering, shiftId: string): Promise<void> {
  const { calendar } = story;
  const times = {
    startsAt: calendar.at(-6, '14:00'),
    endsAt: calendar.at(-6, '17:00'),
    signUpClosesAt: calendar.at(-6, '12:00'),
  };
  await story.act(joy.organiser, `/events/${joy.id}/reschedule`, times);
  story.due('event-rescheduled', joy.id, ...GUESTS);
  story.due('shift-rescheduled', shiftId, 'volunteer3', 'volunteer4');
  story.tell('rescheduled', { who: PEOPLE[joy.organiser].name, title: joy.title[story.in], count: 6 });
}

async function callOff(story: Story, evening: Gathering): Promise<void> {
  const reason = { zh: '暴雨预警', en: 'Rainstorm warning' };
  await story.act(evening.organiser, `/events/${evening.id}/cancel`, { reason });
  story.due('event-cancelled', evening.id, ...EVENING_GUESTS);
  const told = { title: evening.title[story.in], reason: reason[story.in], count: EVENING_GUESTS.length };
  story.tell('cancelled', { who: PEOPLE[evening.organiser].name, ...told });
}
