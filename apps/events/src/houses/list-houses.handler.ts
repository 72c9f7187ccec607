import { HousePage, ListHouses, ListHousesBody } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { viewOf } from './house';
import { HouseStore } from './house.store';

@Handles(ListHouses)
export class ListHousesHandler {
  constructor(private readonly houses: HouseStore) {}

  async handle(query: ListHousesBody): Promise<HousePage> {
    const page = await this.houses.page(query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
