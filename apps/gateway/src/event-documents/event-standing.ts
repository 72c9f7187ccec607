import { CommunityEventStatus, CommunityEventView } from '@linli/contracts/events';

/** Where the event stands, or stood when it was put away: what was called off keeps its reason. */
export const standingOf = ({ status, reason }: Pick<CommunityEventView, 'status' | 'reason'>): CommunityEventStatus =>
  status === 'archived' && reason ? 'cancelled' : status;
