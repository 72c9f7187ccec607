import { LANGUAGES, Language } from '@linli/contracts';
import { CalendarLanguage } from '@linli/contracts/gateway';
import { CallHandler, ExecutionContext, NestInterceptor, UseInterceptors } from '@nestjs/common';
import { FastifyReply } from 'fastify';
import { Observable, tap } from 'rxjs';

/** The media type of iCalendar. */
export const CALENDAR = 'text/calendar; charset=utf-8';

/** Who may keep a calendar, and for how long in seconds; what everybody reads depends on the language that they ask for. */
const HEADERS = {
  everybody: { 'cache-control': 'public, max-age=900', vary: 'Accept-Language' },
  owner: { 'cache-control': 'private, max-age=300' },
} as const;

type Readers = keyof typeof HEADERS;

/** Makes what a method answers a calendar for those readers; a failure stays a problem that nobody keeps. */
export const AnswersCalendar = (readers: Readers): MethodDecorator => UseInterceptors(new CalendarHeaders(readers));

class CalendarHeaders implements NestInterceptor {
  constructor(private readonly readers: Readers) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(() => complete(reply, this.readers)));
  }
}

function complete(reply: FastifyReply, readers: Readers): void {
  const { vary, ...headers }: Readonly<Record<string, string>> = HEADERS[readers];
  reply.headers({ ...headers, 'content-type': CALENDAR, 'content-disposition': 'inline; filename="calendar.ics"' });
  if (vary !== undefined) reply.header('vary', [reply.getHeader('vary'), vary].filter(Boolean).join(', '));
}

/** The language that an address names. */
export const languageNamed = (name: CalendarLanguage | undefined): Language | undefined =>
  name && LANGUAGES.find((language) => language.startsWith(name));
