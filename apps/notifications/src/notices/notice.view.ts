import { NoticeView } from '@linli/contracts/notifications';
import { Preferences } from '../recipients/recipient';
import { Notice } from './notice';
import { worded } from './wording';

/** The notice in the language and with the times that its reader prefers. */
export const viewOf = (notice: Notice, reader: Preferences): NoticeView => ({
  id: notice._id,
  kind: notice.kind,
  ...worded(notice, reader),
  subjectKind: notice.subjectKind,
  subjectId: notice.subjectId,
  at: notice.at.toISOString(),
  ...(notice.readAt && { readAt: notice.readAt.toISOString() }),
});
