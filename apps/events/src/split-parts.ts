import { MoveRegistrationsWhenEventSplitHandler } from './splits/move-registrations-when-event-split.handler';
import { SplitDesk } from './splits/split.desk';
import { SplitCommunityEventHandler } from './splits/split-community-event.handler';

/** What the feature adds to the service. */
export const SPLIT_PARTS = {
  handlers: [SplitCommunityEventHandler, MoveRegistrationsWhenEventSplitHandler],
  providers: [SplitDesk],
};
