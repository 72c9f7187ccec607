import { Acting, isSameText } from '@linli/contracts';
import { EditEventDetailsBody, RemovableDetail } from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent, revised } from './community-event';
import { assertSafe, onlyDetails, present } from './details';
import { assertEditable } from './event-states';
import { withTimes } from './times-anew';

/** The event with what is said of it anew; throws EventNotEditable, TextNotSafe, or what is wrong with its times (`withTimes`). */
export function editDetails(
  communityEvent: CommunityEvent,
  { eventId, without = [], ...given }: EditEventDetailsBody,
  { actor, now }: Acting,
): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  assertEditable(communityEvent, now);
  assertSafe(given.text);
  const { title, text, place } = given;
  const said = {
    ...withoutDetails(revised(communityEvent, now), without),
    ...present({ title, text, place }),
    ...onlyDetails(given),
  };
  return withTimes(said, { ...given, eventId }, now);
}

/** Held at another place, by its name in either language: an address or a point that is said more exactly is the same place. */
export const isElsewhere = ({ place }: CommunityEvent, before: CommunityEvent): boolean => !isSameText(place, before.place);

const withoutDetails = (communityEvent: CommunityEvent, names: readonly RemovableDetail[]): CommunityEvent =>
  Object.fromEntries(Object.entries(communityEvent).filter(([name]) => !names.some((one) => one === name))) as never;
