import { CountUnread, ListInbox, MarkInboxRead, MarkNoticeRead } from '@linli/contracts/notifications';
import { Route, route } from '../http/route';

/** The inbox of whoever is signed in. */
export const notificationsRoutes: readonly Route[] = [
  route('GET /inbox', ListInbox, { summary: 'Read my inbox' }),
  route('GET /inbox/unread-count', CountUnread, { summary: 'Count my unread notices' }),
  route('POST /inbox/:noticeId/read', MarkNoticeRead, { summary: 'Mark a notice read' }),
  route('POST /inbox/read-all', MarkInboxRead, { summary: 'Mark my whole inbox read' }),
];
