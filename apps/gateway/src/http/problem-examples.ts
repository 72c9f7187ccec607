import { ErrorClass, errorsIn, InvalidInput, Params, SHARED_ERRORS } from '@linli/contracts';
import * as businessService from '@linli/contracts/business-service';
import * as deadLetters from '@linli/contracts/dead-letters';
import * as events from '@linli/contracts/events';
import * as gateway from '@linli/contracts/gateway';
import * as notifications from '@linli/contracts/notifications';
import * as volunteers from '@linli/contracts/volunteers';
import { HttpException } from '@nestjs/common';
import { Problem } from './problem';
import { HTTP_PROBLEMS, HttpProblemStatus } from './problem-texts';
import { renderProblem } from './render-problem';

interface Example {
  readonly summary: string;
  readonly value: Problem;
}

const READER = { language: 'en', instance: '/…', correlationId: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' } as const;

/** What stands in the places of texts; a figure where nothing better is known. */
const PARAMS: Params = {
  opensAt: '2026-11-22T09:00:00+08:00',
  closesAt: '2026-11-28T12:00:00+08:00',
  capacity: 200,
  status: 'closed',
  retryAfterSeconds: 900,
};
const FIGURE = 12;

/** How a declared error is told. */
export function exampleOfError(DeclaredOne: ErrorClass): Problem {
  const fields = DeclaredOne === InvalidInput ? [{ pointer: '#/partySize', rule: 'max', params: { max: 6 } }] : [];
  const places = [...DeclaredOne.texts.en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const params = Object.fromEntries(places.map((name) => [name, PARAMS[name] ?? FIGURE]));
  return renderProblem(new DeclaredOne(params, fields), READER);
}

/** How a problem of HTTP itself is told. */
export const exampleOfStatus = (status: HttpProblemStatus): Problem => renderProblem(new HttpException('', status), READER);

/** An example of every problem that Linli knows, by its code. */
export function problemExamples(): Record<string, Example> {
  const declared = [
    ...SHARED_ERRORS,
    ...[gateway, deadLetters, events, volunteers, businessService, notifications].flatMap(errorsIn),
  ];
  const statuses = Object.keys(HTTP_PROBLEMS).map((status) => Number(status) as HttpProblemStatus);
  return Object.fromEntries([
    ...declared.map((error): [string, Example] => [error.code, exampleFrom(exampleOfError(error))]),
    ...statuses.map((status): [string, Example] => [HTTP_PROBLEMS[status].code, exampleFrom(exampleOfStatus(status))]),
  ]);
}

const exampleFrom = (value: Problem): Example => ({ summary: value.detail, value });
