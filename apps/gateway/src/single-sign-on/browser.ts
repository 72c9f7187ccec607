import { Injectable } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { ATTEMPT_SECONDS, Attempt, Attempts } from './attempt';
import { cookieOf, forgetCookie, setCookie } from './cookies';
import { TICKET_SECONDS } from './identity';
import { Issuers } from './issuers';

const ATTEMPT = 'linli-attempt';
const TICKET = 'linli-ticket';

/** What a browser holds while somebody signs in by a provider: nobody can begin it in one browser and have it finished in another. */
@Injectable()
export class Browser {
  constructor(
    private readonly attempts: Attempts,
    private readonly issuers: Issuers,
  ) {}

  async holdAttempt(reply: FastifyReply, attempt: Attempt): Promise<void> {
    // Lax: it has to come along when the provider sends the browser back.
    const value = await this.attempts.write(attempt);
    setCookie(reply, ATTEMPT, { value, seconds: ATTEMPT_SECONDS, sameSite: 'Lax', isSecure: this.issuers.isSecure });
  }

  /** Throws SingleSignOnExpired. */
  attemptOf(request: FastifyRequest): Promise<Attempt> {
    return this.attempts.read(cookieOf(request, ATTEMPT, this.issuers.isSecure));
  }

  /** In place of the attempt. */
  holdTicket(reply: FastifyReply, value: string): void {
    forgetCookie(reply, ATTEMPT, this.issuers.isSecure);
    setCookie(reply, TICKET, { value, seconds: TICKET_SECONDS, sameSite: 'Strict', isSecure: this.issuers.isSecure });
  }

  ticketOf(request: FastifyRequest): string | undefined {
    return cookieOf(request, TICKET, this.issuers.isSecure);
  }

  forgetTicket(reply: FastifyReply): void {
    forgetCookie(reply, TICKET, this.issuers.isSecure);
  }
}
