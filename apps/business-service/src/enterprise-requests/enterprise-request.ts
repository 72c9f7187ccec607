import { Acting, Actor, BilingualTitle } from '@linli/contracts';
import { RequestCategory, RequestStatus, StepNotAllowed, SubmitEnterpriseRequestBody } from '@linli/contracts/business-service';
import { assertMember, Enterprise } from '../register/enterprise';
import { Unit } from '../register/unit';
import { closingAfter } from './working-days';

/** One matter that an enterprise has brought, from its sending to the enterprise's being content. */
export interface EnterpriseRequest {
  readonly _id: string;
  readonly number: string;
  readonly enterpriseId: string;
  readonly enterpriseName: BilingualTitle;
  readonly areaCode: string;
  readonly category: RequestCategory;
  readonly text: string;
  readonly unitId: string;
  readonly unitName: BilingualTitle;
  /** The enterprise and the unit: whose members may see it. */
  readonly parties: readonly string[];
  readonly status: RequestStatus;
  readonly dueAt: Date;
  readonly submittedAt: Date;
  /** Who accepted it; nobody yet after it was reopened. */
  readonly handlerId?: string;
  readonly answer?: string;
  readonly reopened: number;
  /** Everything that was done with it, in order; it only grows. */
  readonly steps: readonly Step[];
}

/** What was done when, by whom, in which words. */
export interface Step {
  readonly step: StepName;
  readonly at: Date;
  readonly by: string;
  readonly text?: string;
}

export type StepName = 'submitted' | keyof typeof STEPS;

/** Where a request can go from where it stands. */
const TRANSITIONS: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  assigned: ['accepted'],
  accepted: ['answered'],
  answered: ['closed', 'assigned'],
  closed: [],
};

/** Whose members take a step, and where it leads. */
const STEPS = {
  accepted: { side: 'unitId', to: 'accepted' },
  answered: { side: 'unitId', to: 'answered' },
  confirmed: { side: 'enterpriseId', to: 'closed' },
  reopened: { side: 'enterpriseId', to: 'assigned' },
} as const;

/** Within how many working days a request of each category is answered. */
const WORKING_DAYS: Readonly<Record<RequestCategory, number>> = {
  licensing: 3,
  tax: 3,
  talent: 5,
  premises: 5,
  financing: 7,
  traffic: 2,
  environment: 2,
  other: 5,
};

/** What a new request is made of beside its body. */
export interface Submission {
  readonly id: string;
  readonly number: string;
  readonly enterprise: Enterprise;
  readonly unit: Unit;
}

/** A new request of the enterprise, in the hands of the responsible unit. */
export function submit(
  { category, text }: SubmitEnterpriseRequestBody,
  { id, number, enterprise, unit }: Submission,
  { actor, now }: Acting,
): EnterpriseRequest {
  return {
    ...{ _id: id, number, category, text, areaCode: enterprise.areaCode },
    enterpriseId: enterprise._id,
    enterpriseName: enterprise.name,
    unitId: unit._id,
    unitName: unit.name,
    parties: [enterprise._id, unit._id],
    status: 'assigned',
    dueAt: closingAfter(WORKING_DAYS[category], now),
    submittedAt: now,
    reopened: 0,
    steps: [{ step: 'submitted', at: now, by: actor.id }],
  };
}

/** A member of the unit takes the request on. */
export const accept = (request: EnterpriseRequest, acting: Acting): EnterpriseRequest => ({
  ...take(request, { step: 'accepted' }, acting),
  handlerId: acting.actor.id,
});

/** A member of the unit answers, whoever accepted it. */
export const answer = (request: EnterpriseRequest, text: string, acting: Acting): EnterpriseRequest => ({
  ...take(request, { step: 'answered', text }, acting),
  answer: text,
});

/** The enterprise is content. */
export const confirm = (request: EnterpriseRequest, acting: Acting): EnterpriseRequest =>
  take(request, { step: 'confirmed' }, acting);

/** The unit gets the request back, with half of its working days, at least one. */
export function reopen(request: EnterpriseRequest, reason: string, acting: Acting): EnterpriseRequest {
  const { handlerId, ...reopened } = take(request, { step: 'reopened', text: reason }, acting);
  const workingDays = Math.max(1, Math.floor(WORKING_DAYS[request.category] / 2));
  return { ...reopened, dueAt: closingAfter(workingDays, acting.now), reopened: request.reopened + 1 };
}

/** Whether the actor belongs to the enterprise or the unit. */
export const mayBeSeenBy = ({ parties }: EnterpriseRequest, { memberOf }: Actor): boolean =>
  parties.some((party) => memberOf.includes(party));

/** The request with a pseudonym in the place of somebody who has taken steps. */
export const nameless = (request: EnterpriseRequest, accountId: string, pseudonym: string): EnterpriseRequest => ({
  ...request,
  ...(request.handlerId === accountId && { handlerId: pseudonym }),
  steps: request.steps.map((step) => (step.by === accountId ? { ...step, by: pseudonym } : step)),
});

/** The number to quote: the date in Asia/Shanghai and the sequence of that day, of at least four digits. */
export const numberOf = (date: string, sequence: number): string => `Q${date}-${String(sequence).padStart(4, '0')}`;

interface Taken {
  readonly step: keyof typeof STEPS;
  readonly text?: string;
}

/** Throws NotOwner unless the actor is on the side whose step it is, StepNotAllowed when the request does not stand there. */
function take(request: EnterpriseRequest, taken: Taken, { actor, now }: Acting): EnterpriseRequest {
  const { side, to } = STEPS[taken.step];
  assertMember(actor, request[side]);
  if (!TRANSITIONS[request.status].includes(to)) throw new StepNotAllowed({ status: request.status });
  return { ...request, status: to, steps: [...request.steps, { ...taken, at: now, by: actor.id }] };
}
