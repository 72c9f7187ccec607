import { randomUUID } from 'node:crypto';
import { NotOwner, OutsideOwnArea, RoleMissing, SignInRequired, TokenNotValid } from '@linli/contracts';
import { POLICY, Rule } from '../../apps/gateway/src/access/policy';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { Linli } from '../system/linli';
import { Operation } from './document';
import { requestTo } from './example-request';
import { Prepare, Target, withPreparation } from './prepared';
import { Side } from './side';
import { Expected, expectedOf, Place, STANDINGS, Standing, wordsOf } from './standings';

/** What a walk knows of an operation beside its rule. */
export interface Waymarks {
  readonly prepared: Readonly<Record<string, Prepare>>;
  /** Operations of whoever is signed in that are about what is theirs alone. */
  readonly personal: readonly string[];
  /** The codes of those that refuse in their own words: they hide what is there, or know better why. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Those that nobody succeeds with here, and why. */
  readonly withoutSuccess: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What the policy refuses with; other failures are the operation's own. */
const REFUSALS = [SignInRequired, TokenNotValid, RoleMissing, OutsideOwnArea, NotOwner].map(({ code }) => code);

const isRefusal = ({ text }: Answer): boolean => REFUSALS.some((code) => says(text, code));
const says = (text: string, code: string): boolean => text.includes(`:${code}"`);

/** Tries an operation with whoever there is. */
export class Walk {
  constructor(
    private readonly linli: Linli,
    private readonly sides: Readonly<Record<Exclude<Place, 'everywhere'>, Side>>,
    private readonly marks: Waymarks,
  ) {}

  /**
   * What the policy says otherwise, in words. Those who must be refused come first; then, at the very same thing, somebody rightful must
   * succeed, so it was the check that refused. Where a role or an owner is asked for, each of them must succeed, at a thing of their own.
   */
  async through(operation: Operation): Promise<string[]> {
    const id = operation.operationId;
    const rule = this.ruleOf(id);
    const [target, allowed, wrong] = [await this.target(id), standingsOf(rule, true), [] as string[]];
    for (const standing of standingsOf(rule, false)) {
      const answer = await this.send(operation, { standing, target });
      if (!this.refuses(id, expectedOf(rule, standing), { ...answer, shown: target.shown }))
        wrong.push(this.told(standing, 'is not refused', answer));
    }
    const succeeded = new Set<Standing>();
    for (const [at, standing] of allowed.entries()) {
      const own = at > 0 && isScoped(rule) ? await this.target(id) : target;
      const answer = await this.send(operation, { standing, target: own });
      if (isRefusal(answer)) wrong.push(this.told(standing, 'is refused', answer));
      else if (succeeds(answer, own)) succeeded.add(standing);
      else if (isScoped(rule) || at === 0) wrong.push(this.told(standing, 'does not succeed', answer));
    }
    return this.withExcuse(id, wrong, succeeded.size > 0);
  }

  private withExcuse(id: string, wrong: string[], succeeded: boolean): string[] {
    if (!(id in this.marks.withoutSuccess)) return wrong;
    if (succeeded) return [...wrong, 'somebody succeeds: take it out of the operations without success'];
    return wrong.filter((one) => !one.includes('does not succeed'));
  }

  private ruleOf(id: string): Rule {
    const rule: Rule = POLICY[id as keyof typeof POLICY];
    return this.marks.personal.includes(id) ? { resident: 'own' } : rule;
  }

  private async target(id: string): Promise<Target> {
    const { own } = this.sides;
    return withPreparation(own, await this.marks.prepared[id]?.(own, this.linli));
  }

  private async send(operation: Operation, sent: { standing: Standing; target: Target }): Promise<Answer> {
    const { method, path, mediaType, body } = { ...requestTo(operation, sent.target), ...bodyOf(operation, sent.target) };
    const caller = this.callerOf(sent.standing, sent.target);
    const headers = { 'content-type': mediaType, 'idempotency-key': randomUUID(), ...sent.target.headers };
    const address = path + (sent.target.query ?? '');
    const answer = await answerOf(caller.raw(method, address, { headers, body }));
    // An operation before this one has ended the session or changed the roles.
    if (!sent.standing.role || !says(answer.text, TokenNotValid.code)) return answer;
    caller.forget();
    return answerOf(caller.raw(method, address, { headers, body }));
  }

  private callerOf({ role, place }: Standing, target: Target): Caller {
    if (!role) return this.linli.anybody;
    if (place === 'everywhere') return this.linli.administrator;
    return (place === 'own' ? target : this.sides[place]).people[role];
  }

  private refuses(id: string, expected: Expected, { status, text, shown }: Answer & Pick<Target, 'shown'>): boolean {
    if (expected === 'unauthenticated') return status === 401 && says(text, SignInRequired.code);
    if (expected === 'role-missing') return status === 403 && says(text, RoleMissing.code);
    if (status < 300) return shown !== undefined && !text.includes(shown);
    const codes = id in this.marks.refusals ? [this.marks.refusals[id] as string] : [OutsideOwnArea.code, NotOwner.code];
    return [403, 404].includes(status) && codes.some((code) => says(text, code));
  }

  private told(standing: Standing, what: string, { status, text }: Answer): string {
    return `${wordsOf(standing)} ${what}: ${status} ${text.slice(0, 300)}`;
  }
}

const standingsOf = (rule: Rule, allowed: boolean): Standing[] =>
  STANDINGS.filter((standing) => (expectedOf(rule, standing) === 'allowed') === allowed);

/** Whether it matters whose the thing is. */
const isScoped = (rule: Rule): boolean => typeof rule !== 'string' && !Object.values(rule).includes('anything');

/** What was prepared may be for more than one operation: to read needs no body. */
const bodyOf = ({ method }: Operation, { body }: Target) => (body === undefined || method === 'GET' ? {} : { body });

const succeeds = ({ status, text }: Answer, { shown }: Target): boolean =>
  status < 400 && (shown === undefined || text.includes(shown));

const answerOf = async (response: Promise<Response>): Promise<Answer> => {
  const { status } = await response;
  return { status, text: await (await response).text() };
};
