import { NoticeView } from '@linli/contracts/notifications';
import { Preferences } from '../recipients/recipient';
import { Notice } from './notice';
import { worded } from './wording';

/** The address by which a resident gives a registration up that waits; undefined where there are none. */
export type LinkTo = (linked: { readonly registrationId: string; readonly residentId: string }) => string | undefined;

/** The notice in the language and with the times that its reader prefers, and with the link by which they leave where it tells of waiting. */
export function viewOf(notice: Notice, reader: Preferences, toLeave: LinkTo): NoticeView {
  const leaveLink = leaveLinkOf(notice, toLeave);
  return {
    id: notice._id,
    kind: notice.kind,
    ...worded(notice, reader, leaveLink),
    ...(leaveLink !== undefined && { leaveLink }),
    subjectKind: notice.subjectKind,
    subjectId: notice.subjectId,
    at: notice.at.toISOString(),
    ...(notice.readAt && { readAt: notice.readAt.toISOString() }),
  };
}

/** Notices of before registrations were named in them have none. */
function leaveLinkOf({ words, personId }: Notice, toLeave: LinkTo): string | undefined {
  const registrationId = 'registrationId' in words ? words.registrationId : undefined;
  return registrationId === undefined ? undefined : toLeave({ registrationId, residentId: personId });
}
