import { ListOf, Text, Whole } from '@linli/contracts';

/** One field that is wrong. */
export class ProblemField {
  @Text({ about: 'JSON pointer to the field in the body, or to the parameter of that name', max: 400, example: '#/partySize' })
  pointer: string;
  @Text({ about: 'What is wrong with it', max: 400, example: 'It must be 6 or less.' }) detail: string;
}

/** A failure as RFC 9457 tells it, in Chinese or English by `Accept-Language`. */
export class Problem {
  @Text({ about: 'Names the error: `urn:linli:error:<code>`', max: 200 }) type: string;
  @Text({ about: 'Its kind in one line', max: 200 }) title: string;
  @Whole({ about: 'The HTTP status', min: 400, max: 599 }) status: number;
  @Text({ about: 'What went wrong', max: 2000 }) detail: string;
  @Text({ about: 'The path of the request', max: 4000 }) instance: string;
  @Text({ about: 'Quote it when you ask for help; also in the header X-Correlation-Id', max: 100 }) correlationId: string;
  @ListOf(() => ProblemField, { about: 'The fields that are wrong', max: 1000, optional: true }) errors?: ProblemField[];
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
