import {
  AcceptTransfer,
  AlreadyRegistered,
  AnswerMissing,
  CreateSeries,
  GetRegistrationForm,
  RegisterForEvent,
  SeriesPlacesTaken,
  SetSignUpForm,
  TransferAmongColleagues,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, NOON } from '../testing/builders';
import { enterpriseSteps } from '../testing/enterprise-steps';
import { transferSteps } from '../testing/transfer-steps';

const organiser = anOrganiser();
let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());

const { anEvent, register, codeOf, accept } = transferSteps(() => system);
const { anEnterprise } = enterpriseSteps(() => system);

describe('whoever takes a place over', () => {
  it('answers what is asked for themselves', async () => {
    const { id: eventId } = await anEvent();
    const title = { zh: '餐食', en: 'Meal' };
    const questions = [{ key: 'meal', kind: 'text' as const, required: true, title }];
    await system.ask(SetSignUpForm, { eventId, attendees: 'none', questions }, organiser);
    const code = await codeOf(1, await register(1, eventId, { answers: [{ question: 'meal', text: '花生过敏' }] }));
    await expect(accept(3, code)).rejects.toThrow(AnswerMissing);
    const { id: registrationId } = await accept(3, code, { answers: [{ question: 'meal', text: '素食' }] });
    const form = await system.ask(GetRegistrationForm, { registrationId }, aResident(3));
    expect(form.answers).toEqual([{ question: 'meal', text: '素食' }]);
  });

  it('has no other place there, and is of the enterprise that the place is of', async () => {
    const { id: eventId } = await anEvent({}, { placesPerEnterprise: 1 });
    const [shop, other] = [await anEnterprise(), await anEnterprise()];
    const of = (number: number, enterprise: string) => ({ ...aResident(number), memberOf: [enterprise] });
    const first = { eventId, partySize: 1, enterpriseId: shop };
    const mine = await system.ask(RegisterForEvent, first, of(1, shop));
    await system.ask(RegisterForEvent, { ...first, enterpriseId: other }, of(2, other));
    const transferCode = await codeOf(1, mine);
    await expect(system.ask(AcceptTransfer, { transferCode }, of(2, shop))).rejects.toThrow(AlreadyRegistered);
    await expect(system.ask(AcceptTransfer, { transferCode }, of(3, other))).rejects.toThrow(TransferAmongColleagues);
    expect(await system.ask(AcceptTransfer, { transferCode }, of(3, shop))).toMatchObject({ enterpriseId: shop });
  });

  it('has no more places of a series than it says', async () => {
    const said = { title: { zh: '讲坛', en: 'Lectures' }, text: { zh: '每周', en: 'Weekly' }, kind: 'lecture' as const };
    const series = { areaCode: anEventBody().areaCode, ...said, placesPerPerson: 1 };
    const { id: seriesId } = await system.ask(CreateSeries, series, organiser);
    const [one, other] = [await anEvent({ seriesId }), await anEvent({ seriesId })];
    const code = await codeOf(1, await register(1, one.id));
    await register(3, other.id);
    await expect(accept(3, code)).rejects.toThrow(SeriesPlacesTaken);
    expect(await accept(4, code)).toMatchObject({ status: 'confirmed' });
  });
});
