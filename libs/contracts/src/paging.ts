import { Text, Whole } from './fields';

/** The part of a list that is asked for; lists end where the view has no `next`. */
export class PageQuery {
  @Whole({ about: 'How many items at most', min: 1, max: 100, example: 20, optional: true }) limit?: number;
  @Text({ about: 'The `next` of the page before', max: 400, optional: true }) after?: string;
}

/** How many items a page holds when the query does not say. */
export const DEFAULT_PAGE_LIMIT = 20;
