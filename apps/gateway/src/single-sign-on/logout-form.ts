import { createParamDecorator, ExecutionContext, UnsupportedMediaTypeException } from '@nestjs/common';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyRequest } from 'fastify';
import { LEAVE_PATH } from '../leave-links/leave-page';

/** Where providers send them, as a controller says it. */
export const LOGOUT_PATH = 'sign-in/:issuer/back-channel-logout';
const BODY_LIMIT = 16 * 1024;

const forms = new WeakMap<object, URLSearchParams>();

/** Where forms are taken; of what whoever leaves a list sends, such as the one click of a mail program (RFC 8058), nothing is read. */
const FORM_PATHS: readonly (string | undefined)[] = [`/${LOGOUT_PATH}`, `/${LEAVE_PATH}`];

/** Takes forms where providers sign people out and where people leave a list; elsewhere a form, which any page may send in somebody’s name, is refused with 415. */
export function readLogoutForms(app: NestFastifyApplication): void {
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    if (!FORM_PATHS.includes((request as FastifyRequest).routeOptions.url)) return done(new UnsupportedMediaTypeException());
    forms.set(request, new URLSearchParams(body.toString()));
    done(null, undefined);
  });
}

/** Parameter of a controller's method: the logout token; undefined unless there is exactly one. */
export const LogoutToken = createParamDecorator((_unused: unknown, context: ExecutionContext): string | undefined => {
  const tokens = forms.get(context.switchToHttp().getRequest<FastifyRequest>())?.getAll('logout_token') ?? [];
  return tokens.length === 1 ? tokens[0] : undefined;
});
