import { GetHouse, HouseIdBody, HouseView } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { viewOf } from './house';
import { HouseStore } from './house.store';

@Handles(GetHouse)
export class GetHouseHandler {
  constructor(private readonly houses: HouseStore) {}

  async handle({ houseId }: HouseIdBody): Promise<HouseView> {
    return viewOf(await this.houses.get(houseId));
  }
}
