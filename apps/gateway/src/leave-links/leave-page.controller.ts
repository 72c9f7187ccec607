import { type Language, NotOwner } from '@linli/contracts';
import { EventNotOpen, GetCalendarEntry, LeaveWaitingList, NotWaiting, RegistrationNotFound } from '@linli/contracts/events';
import { Clock, MessageClient } from '@linli/messaging';
import { LinkedRegistration } from '@linli/personal-data';
import { Controller, Get, Header, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { asResident } from '../accounts/as-resident';
import { EventSurroundings } from '../event-documents/event-surroundings';
import { Allow } from '../http/access';
import { PageLanguage } from '../pages/page-language';
import { LEAVE_PAGE_POLICY, LEAVE_PATH, LinkedEntry, leavePage, leavingOf } from './leave-page';
import { PublicLinks } from './public-links.provider';

/** The page behind the link by which whoever waits leaves the list without signing in. */
@ApiExcludeController()
@Controller()
export class LeavePageController {
  constructor(
    private readonly client: MessageClient,
    private readonly links: PublicLinks,
    private readonly surroundings: EventSurroundings,
    private readonly clock: Clock,
  ) {}

  @Get(LEAVE_PATH)
  @Allow('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', LEAVE_PAGE_POLICY)
  async page(
    @Param('token') token: string,
    @PageLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const linked = await this.entryBy(this.links.read(token), language);
    if (!linked) reply.status(HttpStatus.NOT_FOUND);
    return leavePage(linked ? leavingOf(linked.entry, this.clock.now()) : 'unknown', linked, language);
  }

  /** Leads back to the page, which tells how it is now; again changes nothing. */
  @Post(LEAVE_PATH)
  @Allow('public')
  async leave(
    @Param('token') token: string,
    @PageLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const linked = this.links.read(token);
    if (linked) await this.leaveAs(linked);
    reply.status(HttpStatus.SEE_OTHER).header('location', `/leave/${encodeURIComponent(token)}?language=${language}`);
  }

  private async leaveAs({ registrationId, residentId }: LinkedRegistration): Promise<void> {
    const leaving = this.client.ask(LeaveWaitingList, { registrationId }, { actor: asResident(residentId) });
    await leaving.catch(toldByThePage);
  }

  /** Undefined where the link is not ours, or the registration has gone with its account. */
  private async entryBy(linked: LinkedRegistration | undefined, language: Language): Promise<LinkedEntry | undefined> {
    if (!linked) return undefined;
    const { registrationId, residentId } = linked;
    const asked = this.client.ask(GetCalendarEntry, { registrationId }, { actor: asResident(residentId) });
    const entry = await asked.catch((error: unknown) => void toldByThePage(error));
    if (!entry) return undefined;
    const { communityEvent } = entry;
    return { entry, around: (await this.surroundings.of([communityEvent], language))(communityEvent) };
  }
}

const TOLD = [NotWaiting, EventNotOpen, RegistrationNotFound, NotOwner];

function toldByThePage(error: unknown): void {
  if (!TOLD.some((known) => error instanceof known)) throw error;
}
