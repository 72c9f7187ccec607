/** The areas of the schemes in Chengdu whose facts the demonstration uses; codes below the districts are placeholders, see `AREAS`. */
export const TREE = [
  ['5101', '成都市', 'Chengdu'],
  ['510104', '锦江区', 'Jinjiang District'],
  ['510104901', '成龙路街道', 'Chenglong Road Subdistrict'],
  ['510104902', '三圣街道', 'Sansheng Subdistrict'],
  ['510108', '成华区', 'Chenghua District'],
  ['510108901', '跳蹬河街道', 'Tiaodenghe Subdistrict'],
  ['510108901901', '杉板桥社区', 'Shanbanqiao Community'],
  ['510108902', '保和街道', 'Baohe Subdistrict'],
  ['510108902901', '和美社区', 'Hemei Community'],
  ['510108903', '猛追湾街道', 'Mengzhuiwan Subdistrict'],
  ['510108903901', '望平社区', 'Wangping Community'],
  ['510115', '温江区', 'Wenjiang District'],
  ['510115901', '天府街道', 'Tianfu Subdistrict'],
  ['510118', '新津区', 'Xinjin District'],
  ['510182', '彭州市', 'Pengzhou City'],
  ['510182901', '隆丰街道', 'Longfeng Subdistrict'],
  ['510182901901', '润林社区', 'Runlin Community'],
  ['510182901902', '双埡社区', 'Shuangya Community'],
].map(([code, zh, en]) => ({ code, name: { zh, en } }));

/**
 * The carnival of Chenghua District and its communities, as publicly reported. Area codes below the district are
 * placeholders in a range that is not given out.
 */
export const AREAS = {
  district: { code: '510108', zh: '成华区', en: 'Chenghua District' },
  shanbanqiao: { code: '510108901901', zh: '杉板桥社区', en: 'Shanbanqiao Community' },
  hemei: { code: '510108902901', zh: '和美社区', en: 'Hemei Community' },
  mengzhuiwan: { code: '510108903', zh: '猛追湾街道', en: 'Mengzhuiwan Subdistrict' },
  wangping: { code: '510108903901', zh: '望平社区', en: 'Wangping Community' },
} as const;

const carnival = { zh: '成华友邻荟·社区嘉年华', en: 'Chenghua Good Neighbours Carnival' };

/** The three weeks of the carnival, each with its route's market, an evening that will be called off, and two mornings of craft. */
export const GATHERINGS = {
  music: {
    title: { zh: '时光音乐友邻荟', en: 'Music of the years' },
    text: {
      zh: `${carnival.zh}第一周：“玩”美社区，走进七处社区美空间。`,
      en: `${carnival.en}, week 1: playful communities and seven community art spaces.`,
    },
    place: { zh: '杉板桥社区美空间', en: 'Shanbanqiao community art space' },
  },
  joy: {
    title: { zh: '乐享大运友邻荟', en: 'Joy of the Universiade' },
    text: {
      zh: `${carnival.zh}第二周：乐活社区，探访六个社区党群服务中心。`,
      en: `${carnival.en}, week 2: lively communities and six community service centres.`,
    },
    place: { zh: '和美社区党群服务中心', en: 'Hemei community service centre' },
  },
  hearth: {
    title: { zh: '烟火滨江友邻荟', en: 'Riverside hearth' },
    text: {
      zh: `${carnival.zh}第三周：烟火社区，逛七个社区商业好项目。`,
      en: `${carnival.en}, week 3: warm-hearth communities and seven good community businesses.`,
    },
    place: { zh: '望平社区滨江步道', en: 'Riverside walk, Wangping' },
  },
  evening: {
    title: { zh: '滨江夜话', en: 'An evening by the river' },
    text: { zh: '邻居们在江边聊天、听歌，自带小凳。', en: 'Neighbours talk and listen to songs by the river; bring a stool.' },
    place: { zh: '望平社区滨江步道', en: 'Riverside walk, Wangping' },
  },
  crafts: {
    title: { zh: '竹编手作坊', en: 'Bamboo weaving' },
    text: {
      zh: '跟竹编师傅学手艺，两个上午，可以只来一次：\n\n- **第一场**：起底与编身\n- **第二场**：收口与提手',
      en: 'Two mornings with a bamboo weaver; come to one or both:\n\n- **First**: the base and the sides\n- **Second**: the rim and the handle',
    },
    place: { zh: '望平社区党群服务中心', en: 'Wangping community service centre' },
  },
} as const;

export const TEAM = {
  name: { zh: '“YAM”国际志愿服务队', en: 'YAM (you and me) international volunteers' },
  languages: ['zh', 'en'],
} as const;

export const TASKS = {
  guide: { zh: '集市引导', en: 'Guiding visitors at the market' },
  stage: { zh: '舞台秩序', en: 'Keeping order at the stage' },
  translate: { zh: '双语咨询', en: 'Bilingual information desk' },
} as const;

export const UNITS = {
  centre: { zh: '猛追湾街道便民服务中心（演示）', en: 'Mengzhuiwan Subdistrict Service Centre (demo)' },
  business: { zh: '成华区营商服务专班（演示）', en: 'Chenghua Business Service Desk (demo)' },
} as const;

export const ENTERPRISES = {
  teaHouse: { zh: '望平小院茶铺（演示）', en: 'Wangping Courtyard Tea House (demo)' },
  bookshop: { zh: '滨江旧书店（演示）', en: 'Riverside Second-hand Books (demo)' },
} as const;
