import { craftMornings } from './scenes/crafts';
import { Gathering } from './scenes/parts';
import { prepare } from './scenes/preparations';
import { openRequest, quickRequest, slowRequest } from './scenes/requests';
import { weekOneHeld, weekOneSignUp } from './scenes/week-one';
import { weekThree } from './scenes/week-three';
import { weekTwoChanges, weekTwoSignUp } from './scenes/week-two';
import { PEOPLE, PersonName } from './seed/people';
import { Story } from './story';

/** When the story begins: three weeks ago. */
export const FIRST_MORNING = [-21, '09:00'] as const;

/** Plays the last three weeks up to yesterday; throws when a step fails or a notice is lost, doubled or too much. */
export async function tellStory(story: Story): Promise<Gathering> {
  await story.at(...FIRST_MORNING);
  const { teaHouse, bookshop } = await prepare(story);
  const music = await weekOneSignUp(story);
  await quickRequest(story, teaHouse);
  await weekOneHeld(story, music);
  const weekTwo = await weekTwoSignUp(story);
  await slowRequest(story, bookshop);
  await weekTwoChanges(story, weekTwo);
  await craftMornings(story);
  const hearth = await weekThree(story);
  await story.at(-1, '10:00');
  await openRequest(story, teaHouse);
  await story.notices.arrived();
  await story.notices.assertExact(Object.keys(PEOPLE) as PersonName[]);
  return hearth;
}
