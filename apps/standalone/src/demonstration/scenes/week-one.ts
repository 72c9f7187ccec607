import { RegistrationView } from '@linli/contracts/events';
import { GATHERINGS, TASKS } from '../seed/chenghua';
import { PEOPLE } from '../seed/people';
import { Story } from '../story';
import { callForVolunteers, Gathering, markAttendance, publish, register, takeShift } from './parts';

interface MusicShifts {
  readonly guide: string;
  readonly desk: string;
  readonly stage: string;
}

/** What the first week has prepared before it is held. */
export interface WeekOne {
  readonly music: Gathering;
  readonly shifts: MusicShifts;
}

/** Music of the years: more people than places, one of them moves up, shifts that must not overlap. */
export async function weekOneSignUp(story: Story): Promise<WeekOne> {
  await story.at(-20, '10:00');
  const music = await publish(story, 'music', { organiser: 'shanbanqiao', day: -14, from: '14:00', to: '17:00', capacity: 6 });
  const given = await fillPlaces(story, music);
  const shifts = await fillShifts(story, music);
  await story.at(-18, '20:30');
  await story.act('resident2', `/registrations/${given.id}/cancel`);
  story.due('registration-cancelled', music.id, 'resident2');
  story.due('registration-promoted', music.id, 'resident4');
  story.tell('withdrew', { who: PEOPLE.resident2.name, title: music.title[story.in] });
  story.tell('promoted', { who: PEOPLE.resident4.name, title: music.title[story.in] });
  story.tally.promoted += 1;
  return { music, shifts };
}

async function fillPlaces(story: Story, music: Gathering): Promise<RegistrationView> {
  await register(story, music, ['resident1', 2]);
  const given = await register(story, music, ['resident2', 2]);
  await register(story, music, ['resident3', 2]);
  await register(story, music, ['resident4', 1]);
  await register(story, music, ['resident5', 2]);
  const again = () => story.as('resident1').post(`/events/${music.id}/registrations`, { partySize: 1 });
  await story.refused('resident1', 'events.already-registered', again);
  return given;
}

async function fillShifts(story: Story, music: Gathering): Promise<MusicShifts> {
  const { calendar } = story;
  const [guide, desk, stage] = await callForVolunteers(story, music, [
    { task: TASKS.guide, startsAt: calendar.at(-14, '13:00'), endsAt: calendar.at(-14, '15:00'), needed: 1 },
    { task: TASKS.translate, startsAt: calendar.at(-14, '14:00'), endsAt: calendar.at(-14, '16:00'), needed: 1 },
    { task: TASKS.stage, startsAt: calendar.at(-14, '15:00'), endsAt: calendar.at(-14, '17:30'), needed: 1 },
  ]);
  if (!guide || !desk || !stage) throw new Error('The shifts of the first week are not complete.');
  await takeShift(story, guide, 'volunteer1');
  await story.refused('volunteer1', 'volunteers.shifts-overlap', () =>
    story.as('volunteer1').post(`/shifts/${desk.id}/assignments`),
  );
  await takeShift(story, desk, 'volunteer2');
  await takeShift(story, stage, 'volunteer3');
  return { guide: guide.id, desk: desk.id, stage: stage.id };
}

/** The reminders come, the afternoon is held, the volunteers' hours are credited. */
export async function weekOneHeld(story: Story, { music, shifts: { guide, desk, stage } }: WeekOne): Promise<void> {
  const title = GATHERINGS.music.title[story.in];
  await story.at(-15, '15:00');
  story.due('event-tomorrow', music.id, 'resident1', 'resident3', 'resident4');
  story.due('shift-tomorrow', guide, 'volunteer1');
  story.due('shift-tomorrow', desk, 'volunteer2');
  story.due('shift-tomorrow', stage, 'volunteer3');
  story.tell('reminded', { count: 6, what: title });
  await story.at(-14, '13:00');
  story.due('event-in-one-hour', music.id, 'resident1', 'resident3', 'resident4');
  story.tell('reminded', { count: 3, what: title });
  await story.at(-14, '17:40');
  story.due('event-feedback', music.id, 'resident1', 'resident3', 'resident4');
  story.due('waiting-ended', music.id, 'resident5');
  await markAttendance(story, [music.organiser, guide], { who: 'volunteer1', attended: true });
  await markAttendance(story, [music.organiser, desk], { who: 'volunteer2', attended: true });
  await markAttendance(story, [music.organiser, stage], { who: 'volunteer3', attended: true });
}
