import { Module, Provider, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { CONTROLLERS } from '../controllers';
import { withConditions } from './conditions';
import { packageVersion } from './package-version';
import { problemExamples } from './problem-examples';

const TAGS = {
  areas: 'The tree of areas · 区域',
  organisations: 'Who belongs to enterprises and units · 企业与单位成员',
  accounts: 'Accounts and sessions · 账号与登录',
  events: 'Community events and registrations · 社区活动与报名',
  volunteers: 'Volunteer teams, shifts and hours · 志愿服务',
  'business-service': 'Enterprises and their requests · 企业服务',
  notifications: 'The inbox · 收件箱',
  calendars: 'Calendars for calendar programs · 日历',
  imports: 'Tables of many things at once · 批量导入',
  'dead-letters': 'Messages that a handler could not take · 死信',
};

const DESCRIPTION = `The service platform of a city's neighbourhoods: events, volunteers, service to enterprises, notices.

- Sign in at \`POST /sign-in\` and send the token as \`Authorization: Bearer …\`.
- Failures are \`application/problem+json\` (RFC 9457) in Chinese (default) or English, by \`Accept-Language\`.
- Every answer has an \`X-Correlation-Id\`: quote it when you ask for help.
- A \`POST\` with an \`Idempotency-Key\` can be repeated: the same key gives the same answer for a day.
- Reads have an \`ETag\`: with \`If-None-Match\` they are answered 304 when nothing changed, with \`If-Match\` a change 412 when something did.
- \`RateLimit\` tells how many requests are left in this minute; 429 and 503 tell in \`Retry-After\` when to come again.
- Lists come in pages: ask for the next with the \`next\` of the page before as \`after\`.

城市邻里服务平台：活动、志愿服务、企业服务与通知。错误信息按 \`Accept-Language\` 返回中文（默认）或英文。`;

/** The OpenAPI 3.1 document of the gateway; made from the controllers alone, without a store, a broker or a port. */
export async function openApiDocument(): Promise<OpenAPIObject> {
  @Module({ controllers: [...CONTROLLERS], providers: standIns() })
  class Documented {}
  // No `logger` here: Nest would give it to the whole process.
  const app = await NestFactory.create(Documented, new FastifyAdapter(), { abortOnError: false });
  const document = SwaggerModule.createDocument(app, settings(), { autoTagControllers: false });
  return withConditions({ ...document, components: { ...document.components, examples: problemExamples() } });
}

/** The controllers are made, never called: anything will do for what they are made with. */
function standIns(): Provider[] {
  const needed = CONTROLLERS.flatMap((controller): Type[] => Reflect.getMetadata('design:paramtypes', controller) ?? []);
  return [...new Set(needed)].map((provide) => ({ provide, useValue: {} }));
}

function settings(): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Linli 邻里')
    .setDescription(DESCRIPTION)
    .setVersion(packageVersion(__dirname))
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The token of POST /sign-in' });
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const built = builder.build();
  return { ...built, info: { ...built.info, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as { name: string } } };
}
