import { Actor } from '@linli/contracts';
import { Clock, trail } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { POLICY, Rule, rolesOf } from '../access/policy';
import { SHOWS_PEOPLE } from '../access/shows-people';
import { peopleIn } from './data-access';
import { DataAccessStore } from './data-access.store';

/** Records who looks at whose data. */
@Injectable()
export class DataAccesses {
  constructor(
    private readonly store: DataAccessStore,
    private readonly clock: Clock,
  ) {}

  /** Records whom the answer of the operation shows, before it is given: what cannot be recorded is not shown. A look at oneself is none. */
  async record(operation: string, answer: unknown, { id: viewerId, roles }: Actor): Promise<void> {
    const subject = SHOWS_PEOPLE[operation];
    if (subject === undefined) return;
    const others = peopleIn(answer, subject).filter(({ personId }) => personId !== viewerId);
    const rule: Rule = (POLICY as Readonly<Record<string, Rule>>)[operation] ?? 'signed-in';
    const role = rolesForOthers(rule).find((one) => roles.includes(one));
    const why = trail.getStore()?.asked?.reason;
    const look = { viewerId, operation, at: this.clock.now(), ...(role && { role }), ...(why !== undefined && { why }) };
    await this.store.addAll(others.map((seen) => ({ _id: newId(), ...seen, ...look })));
  }
}

/** Nobody sees what is of others by a role that holds for their own. */
const rolesForOthers = (rule: Rule) => (typeof rule === 'string' ? [] : rolesOf(rule).filter((one) => rule[one] !== 'own'));
