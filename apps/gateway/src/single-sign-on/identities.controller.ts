import { type Actor } from '@linli/contracts';
import { IdentityIdBody, IdentityList, IdentityNotFound, IdentityTaken, SingleSignOnExpired } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { CurrentActor } from '../http/access';
import { Operation } from '../http/operation';
import { ValidPath } from '../http/valid-path';
import { Browser } from './browser';
import { Linking } from './linking';

const USUAL = { tag: 'accounts', status: 200, reply: IdentityList } as const;

/** The providers that somebody can sign in with. */
@Controller('me/identities')
export class IdentitiesController {
  constructor(
    private readonly linking: Linking,
    private readonly browser: Browser,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({ ...USUAL, id: 'listMyIdentities', summary: 'List the providers that I can sign in with' })
  async list(@CurrentActor() { id }: Actor): Promise<IdentityList> {
    return { items: await this.linking.viewsOf(id) };
  }

  @Post()
  @Operation({
    ...USUAL,
    id: 'linkMyIdentity',
    summary: 'Sign in with a provider from now on',
    description: 'With the cookie of the way back from the provider.',
    fails: [SingleSignOnExpired, IdentityTaken],
  })
  async link(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IdentityList> {
    const ticket = await this.linking.ticketOf(this.browser.ticketOf(request));
    this.browser.forgetTicket(reply);
    await this.linking.use(ticket);
    await this.linking.link(ticket, actor.id, this.clock.now());
    return this.list(actor);
  }

  @Post(':identityId/unlink')
  @Operation({
    ...USUAL,
    id: 'unlinkMyIdentity',
    summary: 'Sign in with a provider no longer',
    path: { shape: IdentityIdBody, fields: ['identityId'] },
    fails: [IdentityNotFound],
  })
  async unlink(@ValidPath(IdentityIdBody) { identityId }: IdentityIdBody, @CurrentActor() actor: Actor): Promise<IdentityList> {
    await this.linking.unlink(identityId, actor.id);
    return this.list(actor);
  }
}
