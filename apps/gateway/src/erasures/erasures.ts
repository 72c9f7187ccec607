import { randomBytes } from 'node:crypto';
import { AccountErasureStarted, MembershipsChanged } from '@linli/contracts/gateway';
import { Clock, Outbox, UnitOfWork } from '@linli/messaging';
import { idOf, newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { GatewayConfig } from '../config';
import { Caller } from '../http/caller';
import { AccountClosings } from './account-closings';
import { cancelled, Erasure, wished } from './erasure';
import { ErasureStore } from './erasure.store';
import { USUAL_GRACE_DAYS } from './erasure-settings';

/** An erasure, and what its owner shows to ask for it. */
export interface Wished {
  readonly erasure: Erasure;
  readonly token: string;
}

/** The deletion of accounts with all that is known of their owners: asked for, looked at, called off. */
@Injectable()
export class Erasures {
  constructor(
    private readonly store: ErasureStore,
    private readonly closings: AccountClosings,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: GatewayConfig,
    private readonly clock: Clock,
  ) {}

  /** Locks the account at once. Throws SoleAdministrator or LastOfEnterprise. */
  async wish({ actor: by }: Pick<Caller, 'actor'>): Promise<Wished> {
    const [now, token, graceDays] = [
      this.clock.now(),
      randomBytes(32).toString('base64url'),
      this.config.ERASURE_GRACE_DAYS ?? USUAL_GRACE_DAYS,
    ];
    return this.unitOfWork.run(originOf(by, now, [AccountErasureStarted, MembershipsChanged]), async (outbox) => {
      const grantIds = await this.closings.close({ accountId: by.id, now, outbox });
      const pseudonym = idOf('pseudonym', this.store.pseudonymHash(by.id));
      const tokenHash = this.store.hashOf(token);
      const erasure = wished({ _id: newId(), accountId: by.id, pseudonym, tokenHash, grantIds, graceDays, now });
      await this.store.insert(erasure);
      if (erasure.status === 'erasing') await this.start(erasure, now, outbox);
      return { erasure, token };
    });
  }

  /** Throws ErasureNotFound. */
  get(token: string): Promise<Erasure> {
    return this.store.byToken(token);
  }

  /** The account is open again, with the roles that nobody has revoked meanwhile. Throws ErasureNotFound or ErasureUnderWay. */
  async cancel(token: string): Promise<Erasure> {
    const before = await this.store.byToken(token);
    if (before.status === 'cancelled') return before;
    const now = this.clock.now();
    const erasure = cancelled(before, now);
    const { accountId = '' } = before;
    const by = { id: accountId, roles: [], areaCodes: [], memberOf: [] };
    // No session asks for it, so that nobody else says what was asked for.
    const origin = { ...originOf(by, now, [MembershipsChanged]), asked: { operation: 'cancelMyErasure' } };
    return this.unitOfWork.run(origin, async (outbox) => {
      await this.store.save(before, erasure);
      await this.closings.reopen(before.grantIds, { accountId, now, outbox });
      return erasure;
    });
  }

  /** Begins those whose days of grace are over. */
  async beginDue(): Promise<void> {
    const now = this.clock.now();
    for (const before of await this.store.due(now, 20)) {
      const by = { id: before.accountId ?? '', roles: [], areaCodes: [], memberOf: [] };
      await this.unitOfWork.run(originOf(by, now, [AccountErasureStarted, MembershipsChanged]), async (outbox) => {
        const erasure: Erasure = { ...before, status: 'erasing' };
        await this.store.save(before, erasure);
        await this.start(erasure, now, outbox);
      });
    }
  }

  private async start({ _id, accountId = '', pseudonym, grantIds }: Erasure, now: Date, outbox: Outbox): Promise<void> {
    await this.closings.conclude(grantIds, { accountId, now, outbox });
    outbox.publish(AccountErasureStarted, { erasureId: _id, accountId, pseudonym });
  }
}
