import { Actor, InvalidInput, NotOwner } from '@linli/contracts';
import {
  AcceptEnterpriseRequest,
  AnswerEnterpriseRequest,
  ConfirmAnswer,
  EnterpriseRequestAccepted,
  EnterpriseRequestAnswered,
  EnterpriseRequestClosed,
  EnterpriseRequestReopened,
  GetEnterpriseRequest,
  ListEnterpriseRequests,
  ReopenEnterpriseRequest,
  RequestNotFound,
  StepNotAllowed,
} from '@linli/contracts/business-service';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { businessService } from '../business-service.module';
import { aHandler, anOrganiser, anOwner, march, NOON } from '../testing/builders';
import { anEnterpriseIn, aUnitWith, submitFor } from '../testing/given';

const watch = [EnterpriseRequestAccepted, EnterpriseRequestAnswered, EnterpriseRequestClosed, EnterpriseRequestReopened];
let system: TestSystem;
let owner: Actor;
let handler: Actor;
let enterpriseId: string;

beforeAll(async () => {
  system = await TestSystem.start([businessService, businessService], { now: NOON, watch });
  enterpriseId = (await anEnterpriseIn(system, '510108903901')).id;
  owner = anOwner(enterpriseId);
  handler = aHandler((await aUnitWith(system, { areaCode: '510108903' })).id);
});
afterAll(() => system.stop());
beforeEach(() => system.clock.set(NOON));

const accept = (requestId: string, actor = handler) => system.ask(AcceptEnterpriseRequest, { requestId }, actor);
const answer = (requestId: string, text = 'At the centre.', actor = handler) =>
  system.ask(AnswerEnterpriseRequest, { requestId, answer: text }, actor);
const reopen = (requestId: string) => system.ask(ReopenEnterpriseRequest, { requestId, reason: 'Which papers?' }, owner);
const revisionsOf = (contract: (typeof watch)[number], id: string) =>
  system
    .facts(contract)
    .flatMap(({ request }) => (request.id === id ? [request.revision] : []))
    .toSorted((a, b) => a - b);

describe('a request', () => {
  it('is accepted, answered, reopened, answered again and confirmed; each step is told once, with its revision', async () => {
    const { id: requestId } = await submitFor(system, enterpriseId);
    expect(await accept(requestId)).toMatchObject({ status: 'accepted', handlerId: handler.id });
    expect(await answer(requestId)).toMatchObject({ status: 'answered', answer: 'At the centre.' });
    const reopened = await reopen(requestId);
    expect(reopened).toMatchObject({ status: 'assigned', reopened: 1, dueAt: march(4, '18:00').toISOString() });
    expect(reopened).not.toHaveProperty('handlerId');
    const colleague = aHandler(handler.memberOf[0]!, 2);
    await accept(requestId, colleague);
    await answer(requestId, 'Licence and lease.');
    const closed = await system.ask(ConfirmAnswer, { requestId }, owner);
    expect(closed).toMatchObject({ status: 'closed', handlerId: colleague.id, answer: 'Licence and lease.' });
    expect(await system.ask(GetEnterpriseRequest, { requestId }, owner)).toEqual(closed);
    const told = () => watch.map((contract) => revisionsOf(contract, requestId));
    await until('six facts', () => told().flat().length === 6);
    expect(told()).toEqual([[2, 5], [3, 6], [7], [4]]);
  });

  it('takes each step once when it is asked for at once by several', async () => {
    const { id: requestId, number } = await submitFor(system, enterpriseId);
    const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => accept(requestId)));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Error).name)).toEqual(Array(9).fill(StepNotAllowed.code));
    const held = await system.database().collection('enterpriseRequests').findOne({ number });
    expect(held?.steps).toHaveLength(2);
  });

  it('refuses steps that do not follow, naming where it stands, and changes nothing', async () => {
    const before = await submitFor(system, enterpriseId);
    const { id: requestId } = before;
    for (const attempt of [answer(requestId), system.ask(ConfirmAnswer, { requestId }, owner), reopen(requestId)]) {
      await expect(attempt).rejects.toMatchObject({ code: StepNotAllowed.code, params: { status: 'assigned' } });
    }
    expect(await system.ask(GetEnterpriseRequest, { requestId }, handler)).toEqual(before);
  });

  it('is handled by members of its unit, confirmed and reopened by members of its enterprise', async () => {
    const { id: requestId } = await submitFor(system, enterpriseId);
    for (const actor of [owner, aHandler(newId()), anOrganiser()]) {
      await expect(accept(requestId, actor)).rejects.toThrow(NotOwner);
    }
    await accept(requestId);
    await expect(answer(requestId, 'x', owner)).rejects.toThrow(NotOwner);
    await answer(requestId);
    await expect(system.ask(ConfirmAnswer, { requestId }, handler)).rejects.toThrow(NotOwner);
    await expect(accept(newId())).rejects.toThrow(RequestNotFound);
    await expect(answer(requestId, ' ')).rejects.toThrow(InvalidInput);
  });

  it('is not there for anybody else', async () => {
    const { id: requestId } = await submitFor(system, enterpriseId);
    for (const actor of [anOwner(newId()), aHandler(newId()), anOrganiser()]) {
      await expect(system.ask(GetEnterpriseRequest, { requestId }, actor)).rejects.toThrow(RequestNotFound);
    }
  });
});

describe('the requests of somebody’s enterprises and units', () => {
  it('come newest first, page by page, each once, by status where it is asked for', async () => {
    const { id: askerId } = await anEnterpriseIn(system, '510108911001');
    const { id: unitId } = await aUnitWith(system, { areaCode: '510108911' });
    const [asker, unitHandler] = [anOwner(askerId), aHandler(unitId)];
    const ids: string[] = [];
    for (const day of [3, 4, 5]) {
      system.clock.set(march(day, '09:00'));
      ids.unshift((await submitFor(system, askerId)).id);
    }
    const other = await anEnterpriseIn(system, '510108911002');
    await submitFor(system, other.id);
    const both = anOwner(askerId, unitId);
    const list = async (actor: Actor, query = {}) =>
      (await system.ask(ListEnterpriseRequests, query, actor)).items.map(({ id }) => id);
    expect(await list(asker)).toEqual(ids);
    expect(await list(unitHandler)).toHaveLength(4);
    expect(await list(both)).toHaveLength(4);
    expect(await list(anOwner())).toEqual([]);
    await accept(ids[1]!, unitHandler);
    expect(await list(asker, { status: 'accepted' })).toEqual([ids[1]]);
    const first = await system.ask(ListEnterpriseRequests, { limit: 2 }, asker);
    expect(await list(asker, { after: first.next })).toEqual([ids[2]]);
  });
});
