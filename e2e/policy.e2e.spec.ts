import { randomUUID } from 'node:crypto';
import { NotOwner, OutsideOwnArea, ROLES, Role, RoleMissing, SignInRequired, TokenNotValid } from '@linli/contracts';
import { POLICY, Rule, rolesOf } from '../apps/gateway/src/access/policy';
import { Caller } from '../apps/standalone/src/demonstration/client';
import document from '../docs/openapi.json';
import { Linli } from './system/linli';
import { Document, Operation, operationsOf } from './world/document';
import { requestTo } from './world/example-request';
import { Side, settleSide } from './world/side';

const DOCUMENT = document as unknown as Document;

/** Somebody as the policy sees them: a role, for the thing that is acted on or for another one; or nobody. */
interface Standing {
  readonly role?: Role;
  readonly own: boolean;
}

const STANDINGS: readonly Standing[] = [
  { own: false },
  ...ROLES.flatMap((role) => [
    { role, own: true },
    { role, own: false },
  ]),
];

/** What the policy says: let in, refused, or answered with nothing of what belongs to others. */
type Expected = 'allowed' | 'unauthenticated' | 'forbidden' | 'nothing-of-others';

function expectedOf(rule: Rule, { role, own }: Standing): Expected {
  if (rule === 'public') return 'allowed';
  if (!role) return 'unauthenticated';
  if (rule === 'signed-in') return 'allowed';
  // Everybody is a resident, too.
  const scopes = rolesOf(rule).flatMap((one) => (one === role || one === 'resident' ? [rule[one]] : []));
  if (scopes.length === 0 || scopes.every((scope) => scope === 'everywhere')) return 'forbidden';
  if (scopes.includes('anything')) return 'allowed';
  const isOwner = own && rolesOf(rule).includes(role);
  return isOwner ? 'allowed' : 'nothing-of-others';
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const answerOf = async (response: Promise<Response>): Promise<Answer> => {
  const { status } = await response;
  return { status, text: await (await response).text() };
};

/** What the policy refuses with; other failures are the operation's own. */
const REFUSALS = [SignInRequired, TokenNotValid, RoleMissing, OutsideOwnArea, NotOwner];

describe('the policy', () => {
  let linli: Linli;
  let here: Side;
  let there: Side;

  beforeAll(async () => {
    linli = await Linli.start();
    [here, there] = [
      await settleSide(linli, { areaCode: '510108903901', word: 'here' }),
      await settleSide(linli, { areaCode: '510104001001', word: 'there' }),
    ];
  });
  afterAll(() => linli.stop());

  const callerOf = ({ role, own }: Standing): Caller => (role ? (own ? here : there).people[role] : linli.anybody);

  async function send(operation: Operation, standing: Standing) {
    const { method, path, mediaType, body } = requestTo(operation, here);
    const caller = callerOf(standing);
    const headers = { 'content-type': mediaType, 'idempotency-key': randomUUID() };
    const answer = await answerOf(caller.raw(method, path, { headers, body }));
    // An operation before this one has ended the session or changed the roles.
    if (!standing.role || !answer.text.includes(TokenNotValid.code)) return answer;
    caller.forget();
    return answerOf(caller.raw(method, path, { headers, body }));
  }

  const asExpected: Readonly<Record<Expected, (answer: Answer) => boolean>> = {
    allowed: ({ text }) => !REFUSALS.some(({ code }) => text.includes(`:${code}"`)),
    unauthenticated: ({ text }) => text.includes(SignInRequired.code),
    forbidden: ({ text }) => text.includes(RoleMissing.code),
    'nothing-of-others': ({ status, text }) =>
      [403, 404].includes(status) ||
      (status < 300 && !text.includes('"added":1') && !privateThings().some((id) => text.includes(id))),
  };

  /** What only people of the own area may see. */
  const privateThings = () => ['draftId', 'requestId', 'registrationId', 'grantId'].map((name) => here.things[name] as string);

  it('has an operation for each of its rules', () => {
    const ids = operationsOf(DOCUMENT).map(({ operationId }) => operationId);
    expect(new Set(ids)).toEqual(new Set(Object.keys(POLICY)));
  });

  it.each(operationsOf(DOCUMENT).map((operation) => [operation.operationId, operation] as const))(
    'holds for %s, whoever calls it',
    async (id, operation) => {
      const rule: Rule = POLICY[id as keyof typeof POLICY];
      const wrong: string[] = [];
      for (const standing of STANDINGS) {
        const [expected, answer] = [expectedOf(rule, standing), await send(operation, standing)];
        if (asExpected[expected](answer)) continue;
        const who = standing.role ? `${standing.role} of ${standing.own ? 'this' : 'another'} one` : 'nobody';
        wrong.push(`${who}: ${expected} expected, ${answer.status} ${answer.text.slice(0, 200)}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});
