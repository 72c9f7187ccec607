import { GetPickUpHandler } from './pick-up/get-pick-up.handler';
import { GetPickUpRuleHandler } from './pick-up/get-pick-up-rule.handler';
import { ListMyPickUpsHandler } from './pick-up/list-my-pick-ups.handler';
import { NamePickUpPersonHandler } from './pick-up/name-pick-up-person.handler';
import { PickUpDesk } from './pick-up/pick-up.desk';
import { PICK_UP_BOOK, PickUpBookSchema } from './pick-up/pick-up-book.schema';
import { PickUpBookStore } from './pick-up/pick-up-book.store';
import { PICK_UP_RULE, PickUpRuleSchema } from './pick-up/pick-up-rule.schema';
import { PickUpRuleStore } from './pick-up/pick-up-rule.store';
import { RemovePickUpPersonHandler } from './pick-up/remove-pick-up-person.handler';
import { SetMyPickUpHandler } from './pick-up/set-my-pick-up.handler';
import { SetPickUpRuleHandler } from './pick-up/set-pick-up-rule.handler';

/** What the feature adds to the service. */
export const PICK_UP_PARTS = {
  schemas: [
    { name: PICK_UP_RULE, schema: PickUpRuleSchema },
    { name: PICK_UP_BOOK, schema: PickUpBookSchema },
  ],
  handlers: [
    ...[SetPickUpRuleHandler, GetPickUpRuleHandler, NamePickUpPersonHandler, RemovePickUpPersonHandler],
    ...[SetMyPickUpHandler, GetPickUpHandler, ListMyPickUpsHandler],
  ],
  providers: [PickUpRuleStore, PickUpBookStore, PickUpDesk],
};
