import document from '../../../../docs/openapi.json';
import { POLICY, Rule } from './policy';
import { SHOWS_PEOPLE } from './shows-people';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
}

/** Fields that say of whom something is, or tell a number. */
const PERSONAL = ['accountId', 'residentId', 'volunteerId', 'handlerId', 'actorId', 'hostId', 'phone'];

/** Operations whose answers name a person, and why a look at them needs no record. */
const NEEDS_NO_RECORD: Readonly<Record<string, string>> = {
  registerForEvent: 'their own',
  acceptTransfer: 'their own, taken over from somebody whom it does not name',
  signUpForShift: 'their own',
  joinTeam: 'their own',
  listInvitations: 'a masked number or an account that the organisation wrote itself',
  inviteMember: 'a masked number that the organisation wrote itself',
  inviteAccount: 'an account that the organisation wrote itself',
  withdrawInvitation: 'a masked number or an account that the organisation wrote itself',
  listMyInvitations: 'their own',
  acceptInvitation: 'their own',
  declineInvitation: 'their own',
  listAudit: 'staff in their office; each reading is a record of the audit',
  listTeams: 'the host of a team, public in that office',
  foundTeam: 'the host of a team, public in that office',
  listEnterpriseRequests: 'the handler in their office, for the parties of the request',
  submitEnterpriseRequest: 'the handler in their office, for the parties of the request',
  getEnterpriseRequest: 'the handler in their office, for the parties of the request',
  acceptEnterpriseRequest: 'the handler in their office, for the parties of the request',
  answerEnterpriseRequest: 'the handler in their office, for the parties of the request',
  confirmAnswer: 'the handler in their office, for the parties of the request',
  reopenEnterpriseRequest: 'the handler in their office, for the parties of the request',
};

const schemas = document.components.schemas as unknown as Readonly<Record<string, Schema>>;

function namesIn(schema: Schema | undefined, within: readonly string[] = []): string[] {
  if (!schema) return [];
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return within.includes(name) ? [] : namesIn(schemas[name], [...within, name]);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => [field, ...namesIn(inner, within)]);
  return [...fields, ...(schema.allOf ?? []).flatMap((part) => namesIn(part, within)), ...namesIn(schema.items, within)];
}

const operations = Object.values(document.paths as unknown as Record<string, Record<string, Described>>).flatMap((item) =>
  Object.values(item),
);

const showsPerson = ({ responses }: Described): boolean =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content = {} }]) => Object.values(content).flatMap(({ schema }) => namesIn(schema)))
    .some((field) => PERSONAL.includes(field));

/** Of the caller alone. */
function isOwn(id: string): boolean {
  const rule: Rule = POLICY[id as keyof typeof POLICY];
  return rule === 'signed-in' || (typeof rule !== 'string' && Object.values(rule).every((scope) => scope === 'own'));
}

const PROOFS = ['signIn', 'refreshSession', 'signInByCode', 'signUp', 'setNewPassword', 'signInBySingleSignOn'];

describe('operations whose answers show somebody', () => {
  const showing = operations
    .filter(({ operationId }) => !isOwn(operationId) && !PROOFS.includes(operationId))
    .filter(showsPerson);

  it.each(showing.map(({ operationId }) => operationId))('are recorded, or it is said why not: %s', (id) => {
    if (!(id in SHOWS_PEOPLE) && !(id in NEEDS_NO_RECORD))
      throw new Error(`Enter ${id} in SHOWS_PEOPLE of access/shows-people.ts, or say here why a look needs no record.`);
  });

  it('are no others than there are', () => {
    const ids = operations.map(({ operationId }) => operationId);
    for (const id of [...Object.keys(SHOWS_PEOPLE), ...Object.keys(NEEDS_NO_RECORD)]) expect(ids).toContain(id);
  });
});
