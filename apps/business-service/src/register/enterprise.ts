import {
  Acting,
  Actor,
  actsInArea,
  BilingualTitle,
  InvalidInput,
  isSameText,
  NotOwner,
  normalSocialCreditCode,
  OutsideOwnArea,
} from '@linli/contracts';
import {
  CreditCodeTaken,
  EditEnterpriseBody,
  EnterpriseIsOwn,
  EnterpriseNotVerified,
  EnterpriseVerdict,
  EnterpriseView,
  OrganisationFact,
  RegisterEnterpriseBody,
  TooManyUnverified,
  Verification,
  VerifyEnterpriseBody,
} from '@linli/contracts/business-service';

/** A business with premises in an area, which can send requests once it is verified. */
export interface Enterprise {
  readonly _id: string;
  readonly areaCode: string;
  readonly name: BilingualTitle;
  /** Of one enterprise only. */
  readonly creditCode?: string;
  /** Of a refused one: others may have it, until the enterprise is put forward again. */
  readonly claimedCode?: string;
  readonly registeredAt: Date;
  /** Missing on what was entered before there was verification: by staff, so it is verified. */
  readonly verification?: Verification;
  readonly verifiedBy?: string;
  readonly verifiedAt?: Date;
  readonly refusal?: string;
  /** Who registered it as their own. */
  readonly ownerId?: string;
  /** Which of its owner's few places for unverified enterprises it has, from 0 on; no two have the same. */
  readonly place?: number;
  /** Counts up with every change. */
  readonly revision?: number;
}

/** Enterprises that one person can have waiting for verification. */
export const MOST_UNVERIFIED = 3;
const PLACES = Array.from({ length: MOST_UNVERIFIED }, (_each, place) => place);

/** A new entry in the register, by an organiser or administrator of the area, who has verified it by that. */
export function enterEnterprise(
  id: string,
  { areaCode, name, creditCode }: RegisterEnterpriseBody,
  { actor, now }: Acting,
): Enterprise {
  if (!isStaff(actor, areaCode)) throw new OutsideOwnArea();
  return {
    ...{ _id: id, areaCode, name, registeredAt: now, revision: 1 },
    ...(creditCode !== undefined && { creditCode: normalSocialCreditCode(creditCode) }),
    ...{ verification: 'verified', verifiedBy: actor.id, verifiedAt: now },
  };
}

/** An enterprise as one of its people tells of it; `taken` are the places of those of theirs that are not verified yet. Throws TooManyUnverified. */
export function enterOwn(
  id: string,
  { areaCode, name, creditCode }: Required<RegisterEnterpriseBody>,
  { actor, now, taken }: Acting & { readonly taken: readonly number[] },
): Enterprise {
  const place = PLACES.find((each) => !taken.includes(each));
  if (place === undefined) throw new TooManyUnverified({ limit: MOST_UNVERIFIED });
  const entry = { _id: id, areaCode, name, registeredAt: now, revision: 1, ownerId: actor.id, place };
  return { ...entry, creditCode: normalSocialCreditCode(creditCode), verification: 'unverified' };
}

/** The enterprise, which has its code from now on; throws CreditCodeTaken when another one has it. */
export function withOwnCode(enterprise: Enterprise, idsByCode: Map<string, string>): Enterprise {
  const { _id, creditCode } = enterprise;
  if (creditCode === undefined) return enterprise;
  if ((idsByCode.get(creditCode) ?? _id) !== _id) throw new CreditCodeTaken();
  idsByCode.set(creditCode, _id);
  return enterprise;
}

/** The enterprise as staff of its area have found it; found so already it stays as it is. Throws EnterpriseIsOwn to whoever belongs to it. */
export function verify(
  enterprise: Enterprise,
  { verification, reason }: Pick<VerifyEnterpriseBody, 'verification' | 'reason'>,
  { actor, now }: Acting,
): Enterprise {
  if (!isStaff(actor, enterprise.areaCode)) throw new OutsideOwnArea();
  if (belongs(actor, enterprise)) throw new EnterpriseIsOwn();
  if (verification === 'refused' && reason === undefined)
    throw new InvalidInput({}, [{ pointer: '#/reason', rule: 'isDefined' }]);
  if (verificationOf(enterprise) === verification && enterprise.refusal === reason) return enterprise;
  const { place: _free, ...judged } = enterprise;
  const found = { verification, verifiedBy: actor.id, verifiedAt: now, revision: revisionOf(enterprise) + 1 };
  if (verification === 'verified') return { ...putForward(judged), ...found };
  const { creditCode = judged.claimedCode, ...rest } = judged;
  return { ...rest, ...found, ...(creditCode !== undefined && { claimedCode: creditCode }), refusal: reason ?? '' };
}

/** The enterprise under another name or code: of its owners it has to be verified again, of staff who do not belong to it it is verified by that; as it was it stays. */
export function edit(
  enterprise: Enterprise,
  { name, creditCode }: Omit<EditEnterpriseBody, 'enterpriseId'>,
  acting: Acting,
): Enterprise {
  const { actor } = acting;
  const byStaff = isStaff(actor, enterprise.areaCode) && !belongs(actor, enterprise);
  if (!byStaff && !owns(actor, enterprise._id)) throw new NotOwner();
  const wanted = {
    ...putForward(enterprise),
    ...(name && { name }),
    ...(creditCode !== undefined && { creditCode: normalSocialCreditCode(creditCode) }),
  };
  if (isSame(enterprise, wanted)) return enterprise;
  const edited = { ...wanted, revision: revisionOf(enterprise) + 1 };
  return byStaff
    ? { ...edited, verification: 'verified', verifiedBy: actor.id, verifiedAt: acting.now }
    : { ...edited, verification: 'unverified' };
}

/** Throws NotOwner unless the actor belongs to the enterprise, or is staff of its area. */
export function assertReadable({ _id, areaCode }: Enterprise, actor: Actor): void {
  if (!actor.memberOf.includes(_id) && !actsInArea(actor, areaCode, ...STAFF)) throw new NotOwner();
}

/** Throws EnterpriseNotVerified. */
export function assertVerified(enterprise: Enterprise): void {
  if (verificationOf(enterprise) !== 'verified') throw new EnterpriseNotVerified();
}

/** Throws NotOwner unless the actor belongs to the enterprise or unit. */
export function assertMember(actor: Actor, organisationId: string): void {
  if (!actor.memberOf.includes(organisationId)) throw new NotOwner();
}

/** Throws OutsideOwnArea unless the actor may list the enterprises of the area. */
export function assertStaff(actor: Actor, areaCode: string): void {
  if (!actsInArea(actor, areaCode, ...STAFF)) throw new OutsideOwnArea();
}

const STAFF = ['organiser', 'administrator', 'specialist', 'supervisor'] as const;

const isStaff = (actor: Actor, areaCode: string): boolean => actsInArea(actor, areaCode, 'organiser', 'administrator');

/** Whether the actor has registered the enterprise as their own, or belongs to it. */
const belongs = ({ id, memberOf }: Actor, { _id, ownerId }: Enterprise): boolean => ownerId === id || memberOf.includes(_id);

const owns = ({ grants = [] }: Actor, organisationId: string): boolean =>
  grants.some((grant) => grant.role === 'enterprise' && grant.organisationId === organisationId && grant.rank !== 'staff');

/** As it is shown to staff again: with its code, without their refusal. */
function putForward({ claimedCode, refusal: _before, ...enterprise }: Enterprise): Enterprise {
  return { ...(claimedCode !== undefined && { creditCode: claimedCode }), ...enterprise };
}

const isSame = (before: Enterprise, after: Enterprise): boolean =>
  isSameText(before.name, after.name) && before.creditCode === after.creditCode;

const verificationOf = ({ verification = 'verified' }: Enterprise): Verification => verification;
export const revisionOf = ({ revision = 1 }: Enterprise): number => revision;

const codeOf = ({ claimedCode, creditCode = claimedCode }: Enterprise) => (creditCode === undefined ? {} : { creditCode });

export const viewOf = (enterprise: Enterprise): EnterpriseView => ({
  id: enterprise._id,
  areaCode: enterprise.areaCode,
  name: enterprise.name,
  ...codeOf(enterprise),
  verification: verificationOf(enterprise),
  ...(enterprise.refusal !== undefined && { refusal: enterprise.refusal }),
  registeredAt: enterprise.registeredAt.toISOString(),
  revision: revisionOf(enterprise),
});

/** What its people are told. */
export const verdictOf = (enterprise: Enterprise, verification: 'verified' | 'refused'): EnterpriseVerdict => ({
  ...{ enterpriseId: enterprise._id, name: { ...enterprise.name }, verification, revision: revisionOf(enterprise) },
  ...(enterprise.refusal !== undefined && { reason: enterprise.refusal }),
});

/** What others need to know of it. */
export const factOf = (enterprise: Enterprise): OrganisationFact => ({
  organisationId: enterprise._id,
  kind: 'enterprise',
  areaCode: enterprise.areaCode,
  name: { ...enterprise.name },
  revision: revisionOf(enterprise),
  verified: verificationOf(enterprise) === 'verified',
  ...(enterprise.ownerId !== undefined && { ownerId: enterprise.ownerId }),
});
