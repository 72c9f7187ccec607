import { defineCommand } from '../contract';
import { Instant } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { CommunityEventIdBody, CommunityEventView } from './community-events';
import { EndsBeforeStart, EventNotFound, EventTooLong, SignUpWindowNotValid, StartsInThePast } from './errors';

export class CopyCommunityEventBody extends CommunityEventIdBody {
  @Instant({ about: 'When the copy starts', example: '2026-12-05T14:00:00+08:00' }) startsAt: string;
  @Instant({ about: 'When it ends', example: '2026-12-05T17:00:00+08:00' }) endsAt: string;
  @Instant({ about: 'From when people may register', example: '2026-11-29T09:00:00+08:00' }) signUpOpensAt: string;
  @Instant({ about: 'Until when people may register', example: '2026-12-05T12:00:00+08:00' }) signUpClosesAt: string;
}

/** Makes a draft of everything that is said of an event, with its pools and rules, at other times; nobody is registered for it. */
export const CopyCommunityEvent = defineCommand('events.copy-community-event', {
  body: CopyCommunityEventBody,
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EndsBeforeStart, EventTooLong, StartsInThePast, SignUpWindowNotValid],
});
