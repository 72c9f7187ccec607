import { InvalidInput, NotOwner } from '@linli/contracts';
import {
  EnterpriseNotFound,
  EnterpriseRequestAssigned,
  EnterpriseRequestReceived,
  NoUnitResponsible,
  SubmitEnterpriseRequest,
} from '@linli/contracts/business-service';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { businessService } from '../business-service.module';
import { anOwner, march, NOON } from '../testing/builders';
import { anEnterpriseIn, aUnitWith, submitFor } from '../testing/given';

let system: TestSystem;
let enterpriseId: string;
let unitId: string;

beforeAll(async () => {
  const watch = [EnterpriseRequestReceived, EnterpriseRequestAssigned];
  // Twice the same service: numbers stay without gaps and doubles between processes too.
  system = await TestSystem.start([businessService, businessService], { now: NOON, watch });
  enterpriseId = (await anEnterpriseIn(system, '510108903901')).id;
  unitId = (await aUnitWith(system, { areaCode: '510108903' })).id;
});
afterAll(() => system.stop());

describe('sending a request', () => {
  it('gives it a number, a unit and a due time at once, and tells of both', async () => {
    const request = await submitFor(system, enterpriseId);
    expect(request).toMatchObject({
      ...{ number: 'Q20260302-0001', enterpriseId, unitId, status: 'assigned', reopened: 0, category: 'premises' },
      ...{ unitName: { en: 'Subdistrict Service Centre' }, areaCode: '510108903901' },
      dueAt: march(9, '18:00').toISOString(),
    });
    const [received] = await system.factsOf(EnterpriseRequestReceived, 1);
    expect(received).toMatchObject({
      request: { id: request.id, revision: 1, number: request.number, unitId, dueAt: request.dueAt },
    });
    expect(await system.factsOf(EnterpriseRequestAssigned, 1)).toEqual([received]);
  });

  it('numbers the requests of one day from 1 without gaps, also when they come at once, and begins anew the next day', async () => {
    system.clock.set(march(3, '09:00'));
    await expect(submitFor(system, enterpriseId, { category: 'tax' })).rejects.toThrow(NoUnitResponsible);
    const requests = await Promise.all(Array.from({ length: 30 }, () => submitFor(system, enterpriseId)));
    const numbers = requests.map(({ number }) => number).toSorted((a, b) => a.localeCompare(b));
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, at) => `Q20260303-${String(at + 1).padStart(4, '0')}`));
    system.clock.set(march(4, '00:00'));
    expect(await submitFor(system, enterpriseId)).toMatchObject({ number: 'Q20260304-0001' });
  });

  it('is for members of an enterprise that is registered', async () => {
    const requests = system.database().collection('enterpriseRequests');
    const before = await requests.countDocuments({});
    const send = (body: object) =>
      system.ask(SubmitEnterpriseRequest, { enterpriseId, category: 'premises', text: '?', ...body }, anOwner(newId()));
    await expect(send({})).rejects.toThrow(NotOwner);
    await expect(send({ enterpriseId: newId() })).rejects.toThrow(EnterpriseNotFound);
    await expect(send({ category: 'weather', text: '' })).rejects.toMatchObject({
      code: InvalidInput.code,
      fields: ['#/category', '#/text'].map((pointer) => expect.objectContaining({ pointer })),
    });
    expect(await requests.countDocuments({})).toBe(before);
  });
});
