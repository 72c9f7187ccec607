import { EnterpriseRequestFact, EnterpriseRequestView, MyStepsView } from '@linli/contracts/business-service';
import { EnterpriseRequest, StepName } from './enterprise-request';

/** The request as its enterprise and its unit see it. */
export const viewOf = ({ _id, enterpriseName, parties, steps, ...request }: EnterpriseRequest): EnterpriseRequestView => ({
  id: _id,
  ...request,
  dueAt: request.dueAt.toISOString(),
  submittedAt: request.submittedAt.toISOString(),
  revision: revisionOf({ steps }),
});

/** Every step makes a new one. */
export const revisionOf = ({ steps }: Pick<EnterpriseRequest, 'steps'>): number => steps.length;

/** What somebody did with the request; who sent it has written its text. */
export function stepsViewOf({ _id, number, text, steps }: EnterpriseRequest, accountId: string): MyStepsView {
  const own = steps.filter(({ by }) => by === accountId);
  const side = own.some(({ step }) => SIDE_OF_UNIT.includes(step)) ? 'unit' : 'enterprise';
  return {
    ...{ requestId: _id, number, side },
    steps: own.map(({ step, at, text: words = step === 'submitted' ? text : undefined }) => ({
      ...{ step, at: at.toISOString() },
      ...(words !== undefined && { text: words }),
    })),
  };
}

const SIDE_OF_UNIT: readonly StepName[] = ['accepted', 'answered'];

/** The request as other services hear of it. */
export function factOf({ _id, steps, dueAt, ...request }: EnterpriseRequest): EnterpriseRequestFact {
  const { number, category, enterpriseId, enterpriseName, unitId, unitName, status } = request;
  return {
    request: {
      ...{ id: _id, revision: revisionOf({ steps }), number, category, enterpriseId, enterpriseName, unitId, unitName, status },
      dueAt: dueAt.toISOString(),
    },
  };
}

/** What the audit is told: where the request stands and with whom; its words are for its enterprise and its unit alone. */
export const changeOf = (before: EnterpriseRequest, after: EnterpriseRequest) => ({
  thing: 'enterprise-request',
  before: { ...factOf(before).request, handlerId: before.handlerId },
  after: { ...factOf(after).request, handlerId: after.handlerId },
  areaCode: after.areaCode,
});
