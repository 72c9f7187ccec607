import { type Language, NotOwner } from '@linli/contracts';
import {
  CalendarEntryView,
  EventNotOpen,
  GetCalendarEntry,
  LeaveWaitingList,
  NotWaiting,
  RegistrationNotFound,
} from '@linli/contracts/events';
import { Clock, MessageClient } from '@linli/messaging';
import { Controller, Get, Header, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { asResident } from '../accounts/as-resident';
import { Allow } from '../http/access';
import { PageLanguage } from '../pages/page-language';
import { LEAVE_PAGE_POLICY, leavePage, leavingOf } from './leave-page';
import { LinkedRegistration, PublicLinks } from './public-links.provider';

/** The page behind the link by which whoever waits leaves the list without signing in. */
@ApiExcludeController()
@Controller('leave')
export class LeavePageController {
  constructor(
    private readonly client: MessageClient,
    private readonly links: PublicLinks,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  @Allow('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', LEAVE_PAGE_POLICY)
  async page(
    @Param('token') token: string,
    @PageLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const entry = await this.entryBy(this.links.read(token));
    if (!entry) reply.status(HttpStatus.NOT_FOUND);
    return leavePage(entry ? leavingOf(entry, this.clock.now()) : 'unknown', entry, language);
  }

  /** Leads back to the page, which tells how it is now; again changes nothing. */
  @Post(':token')
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
  private async entryBy(linked: LinkedRegistration | undefined): Promise<CalendarEntryView | undefined> {
    if (!linked) return undefined;
    const { registrationId, residentId } = linked;
    const entry = this.client.ask(GetCalendarEntry, { registrationId }, { actor: asResident(residentId) });
    return entry.catch((error: unknown) => void toldByThePage(error));
  }
}

const TOLD = [NotWaiting, EventNotOpen, RegistrationNotFound, NotOwner];

function toldByThePage(error: unknown): void {
  if (!TOLD.some((known) => error instanceof known)) throw error;
}
