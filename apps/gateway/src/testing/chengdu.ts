/** Titles of a table of areas. */
export const HEADER = '区域代码,名称,英文名称,时区';
/** A table of areas. The communities come before the areas around them, with the zeros of national tables. */
export const CHENGDU = [
  HEADER,
  '510108903901,望平社区,Wangping Community,',
  '510108902901,和美社区,Hemei Community,',
  '510108903902,猛追湾社区,Mengzhuiwan Community,',
  '510108903000,猛追湾街道,Mengzhuiwan Subdistrict,',
  '510108902000,保和街道,Baohe Subdistrict,',
  '510108000000,成华区,Chenghua District,',
  '510104000000,锦江区,Jinjiang District,',
  '510100000000,成都市,Chengdu,Asia/Shanghai',
].join('\n');

/** An outline: a square with its corner in the southwest. */
export const square = (west: number, south: number, size: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
