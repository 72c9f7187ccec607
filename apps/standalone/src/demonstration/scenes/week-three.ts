import { TASKS } from '../seed/chenghua';
import { Story } from '../story';
import { callForVolunteers, Gathering, publish, register, takeShift } from './parts';

/** Riverside hearth is still to come: people have registered, one shift is open for whoever wants to try. */
export async function weekThree(story: Story): Promise<Gathering> {
  await story.at(-3, '10:00');
  const hearth = await publish(story, 'hearth', { organiser: 'wangping', day: 2, from: '14:00', to: '20:00', capacity: 30 });
  await register(story, hearth, ['resident10', 2]);
  await register(story, hearth, ['resident11', 1]);
  await register(story, hearth, ['resident12', 4]);
  await register(story, hearth, ['resident1', 1]);
  const { calendar } = story;
  const [guide] = await callForVolunteers(story, hearth, [
    { task: TASKS.guide, startsAt: calendar.at(2, '13:00'), endsAt: calendar.at(2, '16:00'), needed: 2 },
    { task: TASKS.translate, startsAt: calendar.at(2, '16:00'), endsAt: calendar.at(2, '20:00'), needed: 2 },
  ]);
  if (guide) await takeShift(story, guide, 'volunteer1');
  return hearth;
}
