import { defineQuery } from '../contract';
import { Id, Instant, ListOf, OneOf, Text } from '../fields';
import { PageQuery } from '../paging';

/** One step that somebody took with a request. */
export class MyStepView {
  @Text({ about: 'What was done', max: 20, example: 'submitted' }) step: string;
  @Instant({ about: 'When' }) at: string;
  @Text({ about: 'In which words', max: 4000, optional: true }) text?: string;
}

export class MyStepsView {
  @Id({ about: 'The request' }) requestId: string;
  @Text({ about: 'Number to quote', max: 40, example: 'Q20261122-0007' }) number: string;
  @OneOf(['enterprise', 'unit'], { about: 'For which side the caller acted' }) side: 'enterprise' | 'unit';
  @ListOf(() => MyStepView, { about: 'What the caller did, in order', max: 10_000 }) steps: MyStepView[];
}

export class MyStepsPage {
  @ListOf(() => MyStepsView, { about: 'Requests, newest first', max: 100 }) items: MyStepsView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** What the caller has done with requests, newest request first. */
export const ListMySteps = defineQuery('business-service.list-my-steps', { body: PageQuery, reply: MyStepsPage });
