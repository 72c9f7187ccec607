import { TellResidentWhenNoShowAppealRejectedHandler } from './no-shows/tell-resident-when-no-show-appeal-rejected.handler';
import { TellResidentWhenNoShowDroppedHandler } from './no-shows/tell-resident-when-no-show-dropped.handler';
import { TellResidentWhenNoShowRecordedHandler } from './no-shows/tell-resident-when-no-show-recorded.handler';

/** What people are told of events that they have missed. */
export const NO_SHOW_HANDLERS = [
  TellResidentWhenNoShowRecordedHandler,
  TellResidentWhenNoShowDroppedHandler,
  TellResidentWhenNoShowAppealRejectedHandler,
];
