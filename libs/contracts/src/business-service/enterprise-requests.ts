import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent, defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { NotOwner } from '../shared-errors';
import { Sort, upAndDown } from '../sorting';
import { EnterpriseNotFound, EnterpriseNotVerified, NoUnitResponsible, RequestNotFound, StepNotAllowed } from './errors';
import { REQUEST_CATEGORIES, type RequestCategory } from './register';

export const REQUEST_STATUSES = ['assigned', 'accepted', 'answered', 'closed'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export class SubmitEnterpriseRequestBody {
  @Id({ about: 'The enterprise that asks; the caller belongs to it' }) enterpriseId: string;
  @OneOf(REQUEST_CATEGORIES, { about: 'What it is about', example: 'premises' }) category: RequestCategory;
  @Text({ about: 'The request in the words of the enterprise', max: 4000, example: '店外摊位需要临时占道，如何办理？' })
  text: string;
}

export class RequestIdBody {
  @Id({ about: 'The request' }) requestId: string;
}

export class AnswerEnterpriseRequestBody extends RequestIdBody {
  @Text({ about: 'The answer', max: 4000, example: '请携带营业执照到街道便民服务中心，当日可办结。' }) answer: string;
}

export class ReopenEnterpriseRequestBody extends RequestIdBody {
  @Text({ about: 'What is still open', max: 2000, example: '材料清单与回复不一致。' }) reason: string;
}

export class EnterpriseRequestView {
  @Id({ about: 'Id of the request' }) id: string;
  @Text({ about: 'Number to quote', max: 40, example: 'Q20261122-0007' }) number: string;
  @Id({ about: 'The enterprise that asks' }) enterpriseId: string;
  @OneOf(REQUEST_CATEGORIES, { about: 'What it is about', example: 'premises' }) category: RequestCategory;
  @Text({ about: 'The request', max: 4000, example: '店外摊位需要临时占道，如何办理？' }) text: string;
  @AreaCode({ about: 'Area of the enterprise' }) areaCode: string;
  @Id({ about: 'The unit that handles it' }) unitId: string;
  @Nested(() => BilingualTitle, {
    about: 'Name of that unit',
    example: { zh: '猛追湾街道便民服务中心', en: 'Mengzhuiwan Subdistrict Service Centre' },
  })
  unitName: BilingualTitle;
  @OneOf(REQUEST_STATUSES, { about: 'Where it stands' }) status: RequestStatus;
  @Instant({ about: 'When it must be answered', example: '2026-11-27T18:00:00+08:00' }) dueAt: string;
  @Instant({ about: 'When it was sent', example: '2026-11-22T10:12:00+08:00' }) submittedAt: string;
  @Id({ about: 'The handler who accepted it', optional: true }) handlerId?: string;
  @Text({ about: 'The latest answer', max: 4000, optional: true, example: '请携带营业执照到街道便民服务中心，当日可办结。' })
  answer?: string;
  @Whole({ about: 'How often it was reopened', min: 0, max: 1000, example: 0 }) reopened: number;
  @Whole({ about: 'Counts up with every step', min: 1, max: 1_000_000, example: 2, optional: true }) revision?: number;
}

export class EnterpriseRequestPage {
  @ListOf(() => EnterpriseRequestView, { about: 'Requests, newest first unless `sort` says otherwise', max: 100 })
  items: EnterpriseRequestView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export const REQUEST_ORDERS = upAndDown('submittedAt', 'dueAt');
export type RequestOrder = (typeof REQUEST_ORDERS)[number];

export class ListEnterpriseRequestsBody extends PageQuery {
  @OneOf(REQUEST_STATUSES, { about: 'Only those with this status', optional: true }) status?: RequestStatus;
  @Sort(REQUEST_ORDERS, '-submittedAt') sort?: RequestOrder;
}

/** Sends a request; it gets a number, the responsible unit and a due time at once. */
export const SubmitEnterpriseRequest = defineCommand('business-service.submit-enterprise-request', {
  body: SubmitEnterpriseRequestBody,
  reply: EnterpriseRequestView,
  fails: [EnterpriseNotFound, NotOwner, EnterpriseNotVerified, NoUnitResponsible],
});

/** A handler of the responsible unit takes the request on. */
export const AcceptEnterpriseRequest = defineCommand('business-service.accept-enterprise-request', {
  body: RequestIdBody,
  reply: EnterpriseRequestView,
  fails: [RequestNotFound, NotOwner, StepNotAllowed],
  matched: true,
});

/** A handler of the responsible unit answers an accepted request. */
export const AnswerEnterpriseRequest = defineCommand('business-service.answer-enterprise-request', {
  body: AnswerEnterpriseRequestBody,
  reply: EnterpriseRequestView,
  fails: [RequestNotFound, NotOwner, StepNotAllowed],
  matched: true,
});

/** The enterprise is content with the answer; the request is closed. */
export const ConfirmAnswer = defineCommand('business-service.confirm-answer', {
  body: RequestIdBody,
  reply: EnterpriseRequestView,
  fails: [RequestNotFound, NotOwner, StepNotAllowed],
  matched: true,
});

/** The enterprise is not content; the unit gets the request back with a new due time. */
export const ReopenEnterpriseRequest = defineCommand('business-service.reopen-enterprise-request', {
  body: ReopenEnterpriseRequestBody,
  reply: EnterpriseRequestView,
  fails: [RequestNotFound, NotOwner, StepNotAllowed],
  matched: true,
});

/** One request, for its enterprise and its unit. */
export const GetEnterpriseRequest = defineQuery('business-service.get-enterprise-request', {
  body: RequestIdBody,
  reply: EnterpriseRequestView,
  fails: [RequestNotFound],
});

/** The requests of the enterprises and units that the caller belongs to, newest first unless `sort` says otherwise. */
export const ListEnterpriseRequests = defineQuery('business-service.list-enterprise-requests', {
  body: ListEnterpriseRequestsBody,
  reply: EnterpriseRequestPage,
});

/** The request as listeners need it; of two snapshots the one with the higher revision is true. */
export class EnterpriseRequestSnapshot {
  @Id({ about: 'Id of the request' }) id: string;
  @Whole({ about: 'Counts up with every step', min: 1, max: 1_000_000 }) revision: number;
  @Text({ about: 'Number to quote', max: 40 }) number: string;
  @OneOf(REQUEST_CATEGORIES, { about: 'What it is about' }) category: RequestCategory;
  @Id({ about: 'The enterprise that asks' }) enterpriseId: string;
  @Nested(() => BilingualTitle, { about: 'Name of that enterprise' }) enterpriseName: BilingualTitle;
  @Id({ about: 'The unit that handles it' }) unitId: string;
  @Nested(() => BilingualTitle, { about: 'Name of that unit' }) unitName: BilingualTitle;
  @OneOf(REQUEST_STATUSES, { about: 'Where it stands' }) status: RequestStatus;
  @Instant({ about: 'When it must be answered' }) dueAt: string;
}

export class EnterpriseRequestFact {
  @Nested(() => EnterpriseRequestSnapshot, { about: 'The request' }) request: EnterpriseRequestSnapshot;
}

const fact = { body: EnterpriseRequestFact, subject: ({ request }: EnterpriseRequestFact): string => request.id };

/** Published when an enterprise has sent a request and it has a number. */
export const EnterpriseRequestReceived = defineEvent('business-service.enterprise-request-received', 1, fact);

/** Published when a request has been given to a unit with a due time. */
export const EnterpriseRequestAssigned = defineEvent('business-service.enterprise-request-assigned', 1, fact);

/** Published when a handler has taken a request on. */
export const EnterpriseRequestAccepted = defineEvent('business-service.enterprise-request-accepted', 1, fact);

/** Published when a request has been answered. */
export const EnterpriseRequestAnswered = defineEvent('business-service.enterprise-request-answered', 1, fact);

/** Published when the enterprise has confirmed the answer. */
export const EnterpriseRequestClosed = defineEvent('business-service.enterprise-request-closed', 1, fact);

/** Published when the enterprise has reopened an answered request; it has a new due time. */
export const EnterpriseRequestReopened = defineEvent('business-service.enterprise-request-reopened', 1, fact);
