import { Actor } from '@linli/contracts';
import { RegisterEnterpriseBody, RegisterUnitBody } from '@linli/contracts/business-service';
import { EnterpriseRequest, submit } from '../enterprise-requests/enterprise-request';
import { Enterprise } from '../register/enterprise';
import { Unit } from '../register/unit';

/** The moment that these tests live in: Monday, 2 March 2026, noon in Chengdu. */
export const NOON = new Date('2026-03-02T04:00:00Z');

/** An instant in Asia/Shanghai of March 2026. */
export const march = (day: number, time: string): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`);

export const anOrganiser = (given: Partial<Actor> = {}): Actor => ({
  id: '0190f3c2-0000-7000-8000-000000000001',
  roles: ['organiser'],
  areaCodes: ['510108'],
  memberOf: [],
  ...given,
});

/** Somebody who belongs to an enterprise. */
export const anOwner = (...enterpriseIds: string[]): Actor => ({
  id: '0190f3c2-0000-7000-8000-000000000002',
  roles: ['enterprise'],
  areaCodes: [],
  memberOf: enterpriseIds,
});

/** Somebody who works for a unit; of two with different numbers each is a person. */
export const aHandler = (unitId: string, number = 1): Actor => ({
  id: `0190f3c2-0000-7000-9000-${String(number).padStart(12, '0')}`,
  roles: ['handler'],
  areaCodes: [],
  memberOf: [unitId],
});

export const anEnterpriseBody = (given: Partial<RegisterEnterpriseBody> = {}): RegisterEnterpriseBody => ({
  areaCode: '510108903901',
  name: { zh: '示例茶铺', en: 'Sample Tea House' },
  ...given,
});

export const aUnitBody = (given: Partial<RegisterUnitBody> = {}): RegisterUnitBody => ({
  areaCode: '510108903',
  name: { zh: '街道便民服务中心', en: 'Subdistrict Service Centre' },
  categories: ['premises', 'traffic'],
  ...given,
});

type Given<T> = { [K in keyof T]?: T[K] };

export const anEnterprise = (given: Given<Enterprise> = {}): Enterprise => ({
  _id: 'enterprise',
  ...anEnterpriseBody(),
  registeredAt: NOON,
  ...given,
});

export const aUnit = (given: Given<Unit> = {}): Unit => ({ _id: 'unit', ...aUnitBody(), registeredAt: NOON, ...given });

/** A request about premises, sent at noon. */
export function aRequest(given: Given<EnterpriseRequest> = {}): EnterpriseRequest {
  const enterprise = anEnterprise();
  const body = { enterpriseId: enterprise._id, category: 'premises', text: '临时占道如何办理？' } as const;
  const submission = { id: 'r1', number: 'Q20260302-0001', enterprise, unit: aUnit() };
  return { ...submit(body, submission, { actor: anOwner(enterprise._id), now: NOON }), ...given };
}
