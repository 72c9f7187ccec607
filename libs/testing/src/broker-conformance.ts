import { Broker } from '@linli/messaging';
import { itKeepsItsWord } from './broker-conformance/confirms';
import { itCarriesEvents, itRetries, itSharesAndOrders } from './broker-conformance/events';
import { itCloses, itDrains } from './broker-conformance/lifecycle';
import { itAnswersCrowds, itAnswersRequests, itKnowsWhenNobodyAnswers } from './broker-conformance/requests';

/** Declares the tests that every broker has to pass; each opens a broker of its own and closes it. */
export function describeBroker(name: string, open: () => Promise<Broker>): void {
  describe(`${name} as a broker`, () => {
    let broker: Broker;
    beforeEach(async () => {
      broker = await open();
    });
    afterEach(() => broker.close());

    itCarriesEvents(() => broker);
    itSharesAndOrders(() => broker);
    itRetries(() => broker);
    itKeepsItsWord(() => broker);
    itAnswersRequests(() => broker);
    itAnswersCrowds(() => broker);
    itKnowsWhenNobodyAnswers(() => broker);
    itDrains(() => broker);
    itCloses(() => broker);
  });
}
