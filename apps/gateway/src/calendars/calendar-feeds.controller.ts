import { type Actor } from '@linli/contracts';
import { CalendarFeedEndedView, CalendarFeedNotFound, CalendarFeedView, NewCalendarFeedView } from '@linli/contracts/gateway';
import { Controller, Delete, Get, Post } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { Operation } from '../http/operation';
import { CalendarFeeds } from './calendar-feeds';

const USUAL = { tag: 'calendars', status: 200 } as const;

/** The secret address of one's own calendar. */
@Controller('me/calendar-feed')
export class CalendarFeedsController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Post()
  @Operation({
    ...USUAL,
    status: 201,
    id: 'makeCalendarFeed',
    summary: 'Make an address of my calendar for calendar programs',
    description: 'It is told only now, and whoever has it reads my calendar until it ends. The address of before ends.',
    reply: NewCalendarFeedView,
  })
  async make(@CurrentActor() { id }: Actor): Promise<NewCalendarFeedView> {
    const { feed, address } = await this.feeds.make(id);
    return { madeAt: feed.madeAt.toISOString(), address };
  }

  @Get()
  @Operation({
    ...USUAL,
    id: 'getMyCalendarFeed',
    summary: 'See whether there is an address of my calendar',
    reply: CalendarFeedView,
    fails: [CalendarFeedNotFound],
  })
  async get(@CurrentActor() { id }: Actor): Promise<CalendarFeedView> {
    return { madeAt: (await this.feeds.of(id)).madeAt.toISOString() };
  }

  @Delete()
  @Operation({
    ...USUAL,
    id: 'endCalendarFeed',
    summary: 'End the address of my calendar',
    description: 'From then on nobody reads anything there. Ending it again changes nothing.',
    reply: CalendarFeedEndedView,
  })
  async end(@CurrentActor() { id }: Actor): Promise<CalendarFeedEndedView> {
    return { ended: await this.feeds.end(id) };
  }
}
