import { ProofMissing } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account';
import { CodeSignIn } from '../codes/code-sign-in';
import { OneTimeCodes } from '../codes/one-time-codes';
import { Caller } from '../http/caller';
import { SessionStore } from '../sessions/session.store';

/** So long after a sign-in nobody is asked again who they are. */
const FRESH_MS = 10 * 60_000;

interface Given {
  readonly currentPassword?: string;
  readonly currentCode?: string;
}

/** Makes sure once more, before something grave, that it is the owner of the account who acts. */
@Injectable()
export class PresentProof {
  constructor(
    private readonly codeSignIn: CodeSignIn,
    private readonly codes: OneTimeCodes,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /**
   * A proof that is given must be right; without one the sign-in must be of the last ten minutes. Throws PasswordWrong,
   * TooManySignIns, CodeWrong or ProofMissing.
   */
  async assert(account: Account, given: Given, { sessionId, address }: Caller): Promise<void> {
    const isGiven = given.currentPassword !== undefined || given.currentCode !== undefined;
    if (!isGiven && (await this.isFresh(sessionId))) return;
    if (!isGiven) throw new ProofMissing();
    for (const proved of await this.codeSignIn.proofOf(account, given, address)) await this.codes.use(proved);
  }

  private async isFresh(sessionId: string): Promise<boolean> {
    const session = await this.sessions.find(sessionId);
    return session !== null && this.clock.now().getTime() - session.startedAt.getTime() <= FRESH_MS;
  }
}
