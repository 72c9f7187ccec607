import { type Actor, ChangedMeanwhile, InvalidInput, OutsideOwnArea, PageQuery, Position } from '@linli/contracts';
import {
  AreaCodeBody,
  AreaCodeNotValid,
  AreaDetailView,
  AreaHasParts,
  AreaHistoryPage,
  AreaMerged,
  AreaNotFound,
  AreaPage,
  AreasOfDifferentLevels,
  AreaView,
  BoundaryNotValid,
  DrawAreaBody,
  EnterAreasBody,
  EnterAreasView,
  GetAreaQuery,
  MergeAreaBody,
  ParentAreaMissing,
  RenameAreaBody,
  SearchAreasQuery,
  TooManyAreas,
} from '@linli/contracts/gateway';
import { Controller, Get, Post } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { Matched } from '../http/matched';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { Area } from './area';
import { AreaStore } from './area.store';
import { changeViewOf, detailViewOf, viewOf } from './area.view';
import { AreaChanging } from './area-changing';
import { ancestorsOf } from './area-codes';
import { AreaEntry } from './area-entry';

const USUAL = { tag: 'areas', status: 200 } as const;
const ONE = { ...USUAL, path: { shape: AreaCodeBody, fields: ['code'] } } as const;
const CHANGED = { ...ONE, reply: AreaView, fails: [AreaNotFound, OutsideOwnArea, AreaMerged, ChangedMeanwhile] };

/** Areas around a place are few, and come in one page, the innermost first. */
const OF_LISTS = ['limit', 'after', 'sort'] as const;

/** The tree of areas: found by everybody, kept by administrators. */
@Controller('areas')
export class AreasController {
  constructor(
    private readonly areas: AreaStore,
    private readonly entry: AreaEntry,
    private readonly changing: AreaChanging,
  ) {}

  @Get()
  @Operation({
    ...USUAL,
    id: 'searchAreas',
    summary: 'Find areas by name, place or parent',
    description:
      'Areas around a place come in one page, the innermost first: `at` goes with everything but `limit`, `after` and `sort`.',
    query: SearchAreasQuery,
    reply: AreaPage,
  })
  async search(@ValidQuery(SearchAreasQuery) query: SearchAreasQuery): Promise<AreaPage> {
    if (query.at !== undefined) return { items: (await this.around(query.at, query)).map(viewOf) };
    const page = await this.areas.search(query);
    return { ...page, items: page.items.map(viewOf) };
  }

  @Get(':code')
  @Operation({
    ...ONE,
    id: 'getArea',
    summary: 'Read an area',
    query: GetAreaQuery,
    reply: AreaDetailView,
    fails: [AreaNotFound],
  })
  async get(
    @ValidPath(AreaCodeBody) { code }: AreaCodeBody,
    @ValidQuery(GetAreaQuery) { boundary = false }: GetAreaQuery,
  ): Promise<AreaDetailView> {
    const [area, around] = await Promise.all([this.areas.get(code), this.areas.among(ancestorsOf(code))]);
    const ancestors = ancestorsOf(code).flatMap((each) => around.get(each) ?? []);
    return detailViewOf(area, { ancestors, withBoundary: boundary });
  }

  @Get(':code/history')
  @Operation({
    ...ONE,
    id: 'listAreaChanges',
    summary: 'List what became of an area',
    query: PageQuery,
    reply: AreaHistoryPage,
    fails: [AreaNotFound],
  })
  async history(
    @ValidPath(AreaCodeBody) { code }: AreaCodeBody,
    @ValidQuery(PageQuery) query: PageQuery,
  ): Promise<AreaHistoryPage> {
    const [page] = await Promise.all([this.areas.history(code, query), this.areas.get(code)]);
    return { ...page, items: page.items.map(changeViewOf) };
  }

  @Post()
  @Operation({
    ...USUAL,
    id: 'enterAreas',
    summary: 'Enter areas with their outlines',
    description: 'All of them or none. Areas that are there stay as they are.',
    body: EnterAreasBody,
    reply: EnterAreasView,
    fails: [AreaCodeNotValid, ParentAreaMissing, OutsideOwnArea, TooManyAreas, BoundaryNotValid],
  })
  enter(@ValidBody(EnterAreasBody) { areas }: EnterAreasBody, @CurrentActor() by: Actor): Promise<EnterAreasView> {
    return this.entry.enterAll(areas, by);
  }

  @Post(':code/rename')
  @Matched()
  @Operation({ ...CHANGED, id: 'renameArea', summary: 'Rename an area', body: RenameAreaBody })
  async rename(
    @ValidPath(AreaCodeBody) { code }: AreaCodeBody,
    @ValidBody(RenameAreaBody) body: RenameAreaBody,
    @CurrentActor() by: Actor,
  ): Promise<AreaView> {
    return viewOf(await this.changing.rename(code, body, by));
  }

  @Post(':code/boundary')
  @Matched()
  @Operation({
    ...CHANGED,
    id: 'drawArea',
    summary: 'Set the outline of an area',
    body: DrawAreaBody,
    fails: [...CHANGED.fails, BoundaryNotValid],
  })
  async draw(
    @ValidPath(AreaCodeBody) { code }: AreaCodeBody,
    @ValidBody(DrawAreaBody) body: DrawAreaBody,
    @CurrentActor() by: Actor,
  ): Promise<AreaView> {
    return viewOf(await this.changing.draw(code, body, by));
  }

  @Post(':code/merge')
  @Matched()
  @Operation({
    ...CHANGED,
    id: 'mergeArea',
    summary: 'Make an area a part of another',
    description:
      'The area stays as a record. What carries its code belongs to those who answer for the other area; new things cannot carry it.',
    body: MergeAreaBody,
    fails: [...CHANGED.fails, AreasOfDifferentLevels, AreaHasParts],
  })
  async merge(
    @ValidPath(AreaCodeBody) { code }: AreaCodeBody,
    @ValidBody(MergeAreaBody) body: MergeAreaBody,
    @CurrentActor() by: Actor,
  ): Promise<AreaView> {
    return viewOf(await this.changing.merge(code, body, by));
  }

  private around(at: string, query: SearchAreasQuery): Promise<Area[]> {
    const meaningless = OF_LISTS.filter((name) => query[name] !== undefined);
    if (meaningless.length > 0)
      throw new InvalidInput(
        {},
        meaningless.map((name) => ({ pointer: `#/${name}`, rule: 'whitelistValidation' })),
      );
    return this.areas.around(placeOf(at), query);
  }
}

const placeOf = (text: string): Position => text.split(',').map(Number) as unknown as Position;
