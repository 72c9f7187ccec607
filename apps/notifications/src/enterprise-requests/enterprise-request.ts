import { EnterpriseRequestSnapshot, RequestStatus } from '@linli/contracts/business-service';
import { Occasion } from '../diary/occasion';
import { Step } from '../diary/participation';
import { News, RequestWords } from '../notices/notice';

/** Where the unit owes an answer. */
const OPEN: readonly RequestStatus[] = ['assigned', 'accepted'];

/** The request as an occasion: it is due, until it is answered. */
export const occasionOf = (request: EnterpriseRequestSnapshot): Occasion => ({
  _id: request.id,
  subjectKind: 'enterprise-request',
  revision: request.revision,
  on: OPEN.includes(request.status),
  at: new Date(request.dueAt),
  words: wordsOf(request),
  changes: [],
});

/** The unit takes the request on, and its members are to be reminded. */
export const unitStep = ({ id, unitId }: EnterpriseRequestSnapshot): Step => ({
  ...{ participationId: `${id}/${unitId}`, personId: unitId, does: 'enters' },
});

/** What is told of a step of the request; each revision is news of its own. */
export const requestNews = (
  kind: Exclude<Extract<News['kind'], `request-${string}`>, 'request-due-soon'>,
  request: EnterpriseRequestSnapshot,
): News => ({
  ...{ kind, subjectKind: 'enterprise-request', subjectId: request.id },
  ...{ words: wordsOf(request), distinct: String(request.revision) },
});

const wordsOf = ({ number, enterpriseName, unitName, dueAt }: EnterpriseRequestSnapshot): RequestWords => ({
  ...{ number, enterprise: { ...enterpriseName }, unit: { ...unitName }, dueAt: new Date(dueAt) },
});
