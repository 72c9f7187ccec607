import { type Actor } from '@linli/contracts';
import { DeviceList, SessionIdBody, SessionNotFound } from '@linli/contracts/gateway';
import { Controller, Get, Post } from '@nestjs/common';
import { CurrentActor, CurrentSession } from '../http/access';
import { Operation } from '../http/operation';
import { ValidPath } from '../http/valid-path';
import { deviceOf } from './session';
import { SessionStore } from './session.store';
import { SigningIn } from './signing-in';

const USUAL = { tag: 'accounts', status: 200, reply: DeviceList } as const;

/** The devices that somebody is signed in on. */
@Controller('me/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly signingIn: SigningIn,
  ) {}

  @Get()
  @Operation({ ...USUAL, id: 'listMySessions', summary: 'List the devices that I am signed in on' })
  async list(@CurrentActor() { id }: Actor, @CurrentSession() current: string): Promise<DeviceList> {
    const sessions = await this.sessions.byAccount(id);
    return { items: sessions.map((session) => deviceOf(session, current)) };
  }

  @Post('end-others')
  @Operation({ ...USUAL, id: 'endMyOtherSessions', summary: 'Sign out everywhere else' })
  async endOthers(@CurrentActor() actor: Actor, @CurrentSession() current: string): Promise<DeviceList> {
    await this.signingIn.endAll(actor.id, current);
    return this.list(actor, current);
  }

  @Post(':sessionId/end')
  @Operation({
    ...USUAL,
    id: 'endMySession',
    summary: 'Sign a device out',
    description: 'Its tokens are void at once; the one of this request can be ended, too.',
    path: { shape: SessionIdBody, fields: ['sessionId'] },
    fails: [SessionNotFound],
  })
  async end(
    @ValidPath(SessionIdBody) { sessionId }: SessionIdBody,
    @CurrentActor() actor: Actor,
    @CurrentSession() current: string,
  ): Promise<DeviceList> {
    if (!(await this.signingIn.end(sessionId, actor.id))) throw new SessionNotFound();
    return this.list(actor, current);
  }
}
