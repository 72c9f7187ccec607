import { Language } from '@linli/contracts';
import { NoticeView } from '@linli/contracts/notifications';
import { Notice } from './notice';
import { worded } from './wording';

/** The notice as its reader sees it, in the reader's language. */
export const viewOf = (notice: Notice, language: Language): NoticeView => ({
  id: notice._id,
  kind: notice.kind,
  ...worded(notice, language),
  subjectKind: notice.subjectKind,
  subjectId: notice.subjectId,
  at: notice.at.toISOString(),
  ...(notice.readAt && { readAt: notice.readAt.toISOString() }),
});
